/** Models and data sets in their versions: one of them, all of one name, put away and taken back; samples and repair. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, data } from "../api/client";
import type { Dataset, Model, Repair, SampleSheet, Version } from "../api/types";
import type { Split } from "../lib/cataloguesearch";
import { keys } from "./keys";

export function useModel(name: string, version: number | undefined) {
  return useQuery({
    queryKey: keys.model(name, version),
    queryFn: ({ signal }) => {
      const params = { path: { name }, query: { version } };
      return data(api.GET("/api/v1/models/{name}", { params, signal })) as Promise<Model>;
    },
    placeholderData: (old) => (old?.name === name ? old : undefined),
  });
}

export function useModelVersions(name: string) {
  return useQuery({
    queryKey: keys.modelVersions(name),
    queryFn: ({ signal }) =>
      data(api.GET("/api/v1/models/{name}/versions", { params: { path: { name } }, signal })) as Promise<Version[]>,
  });
}

export function useDataset(name: string, version: number | undefined) {
  return useQuery({
    queryKey: keys.dataset(name, version),
    queryFn: ({ signal }) => {
      const params = { path: { name }, query: { version } };
      return data(api.GET("/api/v1/datasets/{name}", { params, signal })) as Promise<Dataset>;
    },
    placeholderData: (old) => (old?.name === name ? old : undefined),
  });
}

export function useDatasetVersions(name: string) {
  return useQuery({
    queryKey: keys.datasetVersions(name),
    queryFn: ({ signal }) =>
      data(api.GET("/api/v1/datasets/{name}/versions", { params: { path: { name } }, signal })) as Promise<Version[]>,
  });
}

export interface SamplesAsked {
  version: number;
  split: Split;
  count: number;
  seed: number;
  label?: string;
}

export function useSamples(name: string, asked: SamplesAsked) {
  return useQuery({
    queryKey: keys.samples(name, asked),
    queryFn: ({ signal }) => {
      const params = { path: { name }, query: asked };
      return data(api.GET("/api/v1/datasets/{name}/samples", { params, signal })) as Promise<SampleSheet>;
    },
    placeholderData: keepPreviousData,
  });
}

export function useRepair(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ version, dryRun }: { version: number; dryRun: boolean }) => {
      const params = { path: { name } };
      const body = { version, dry_run: dryRun };
      return data(api.POST("/api/v1/datasets/{name}/repair", { params, body })) as Promise<Repair>;
    },
    // Not awaited: whoever asked goes to the new version before the page is drawn anew with it.
    onSuccess: (found) => {
      if (found.dataset) void client.invalidateQueries({ queryKey: keys.datasets });
    },
  });
}

export interface PutAway {
  kind: "models" | "datasets";
  name: string;
  version: number;
  away: boolean;
}

/** Put a version away, or take it back. */
export function usePutAway() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ kind, name, version, away }: PutAway) => {
      const options = { params: { path: { name }, query: { version } } };
      return data<unknown>(kind === "models" ? putModel(away, options) : putDataset(away, options));
    },
    onSuccess: (_, { kind }) => client.invalidateQueries({ queryKey: keys[kind] }),
  });
}

type Named = { params: { path: { name: string }; query: { version: number } } };

function putModel(away: boolean, options: Named) {
  return away ? api.POST("/api/v1/models/{name}/archive", options) : api.POST("/api/v1/models/{name}/restore", options);
}

function putDataset(away: boolean, options: Named) {
  return away
    ? api.POST("/api/v1/datasets/{name}/archive", options)
    : api.POST("/api/v1/datasets/{name}/restore", options);
}
