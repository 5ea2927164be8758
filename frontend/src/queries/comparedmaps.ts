/** The feature maps of several runs near one step. */
import { useQueries } from "@tanstack/react-query";
import { api, artifactAddress, bytes, data } from "../api/client";
import type { Artifact, Run } from "../api/types";
import { mapsFiles } from "../features/maps/kinds";
import { parseMaps } from "../lib/dbmaps";
import { nearestStep } from "../lib/mapviews";
import { keys } from "./keys";

/** Most runs whose maps are read at once: each is a file of some hundred kilobytes or more. */
const MOST = 12;

export function useComparedMaps(runs: readonly Run[], step: number | undefined) {
  const lists = useQueries({
    queries: runs.map((run) => ({
      queryKey: keys.artifacts(run.id),
      queryFn: ({ signal }: { signal: AbortSignal }) => {
        const params = { path: { run_id: run.id } };
        return data(api.GET("/api/v1/runs/{run_id}/artifacts", { params, signal })) as Promise<Artifact[]>;
      },
    })),
  });
  const chosen = runs
    .flatMap((run, place) => {
      const files = mapsFiles(lists[place]?.data);
      const file =
        files[
          nearestStep(
            files.map((entry) => entry.step ?? 0),
            step,
          )
        ];
      return file ? [{ run, file }] : [];
    })
    .slice(0, MOST);
  const maps = useQueries({
    queries: chosen.map(({ run, file }) => ({
      queryKey: keys.maps(file.digest),
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        parseMaps(await bytes(artifactAddress(run.id, file.name), signal)),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 120_000,
      structuralSharing: false as const,
    })),
  });
  const seen = chosen.flatMap(({ run }, place) => {
    const file = maps[place]?.data;
    return file ? [{ run, file }] : [];
  });
  const all = [...lists, ...maps];
  return {
    seen,
    left: runs.length - chosen.length,
    error: all.find((query) => query.error)?.error ?? null,
    pending: all.some((query) => query.isPending),
  };
}
