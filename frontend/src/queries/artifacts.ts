/** Files of a run, and the feature maps among them. */
import { useQuery } from "@tanstack/react-query";
import { api, artifactAddress, bytes, data } from "../api/client";
import type { Artifact } from "../api/types";
import { parseMaps } from "../lib/dbmaps";
import { keys } from "./keys";

export function useArtifacts(run: string) {
  return useQuery({
    queryKey: keys.artifacts(run),
    queryFn: ({ signal }) => {
      const params = { path: { run_id: run } };
      return data(api.GET("/api/v1/runs/{run_id}/artifacts", { params, signal })) as Promise<Artifact[]>;
    },
  });
}

/** One file of feature maps; while the next one loads, the last one stays on the screen. */
export function useMaps(run: string, artifact: Artifact | undefined) {
  return useQuery({
    queryKey: keys.maps(artifact?.digest ?? ""),
    queryFn: async ({ signal }) => parseMaps(await bytes(artifactAddress(run, artifact?.name ?? ""), signal)),
    enabled: artifact !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 120_000,
    placeholderData: (last) => last,
    structuralSharing: false,
  });
}
