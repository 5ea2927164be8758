/** What is found out about a run before it trains: by a run itself, and by a pre-flight alone. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { api, data } from "../api/client";
import type { Preflight, PreflightReport } from "../api/types";
import { isOver } from "../lib/preflight";
import { keys } from "./keys";

const LOOK_MS = 700;

/** The report of a run's own pre-flight; null while there is none, and for runs of scripts of one's own. */
export function useRunPreflight(run: string) {
  return useQuery({
    queryKey: keys.preflight(run),
    queryFn: ({ signal }) =>
      data(
        api.GET("/api/v1/runs/{run_id}/preflight", { params: { path: { run_id: run } }, signal }),
      ) as Promise<PreflightReport | null>,
  });
}

export function useCreatePreflight() {
  return useMutation({
    mutationFn: (document: Record<string, unknown>) =>
      data(api.POST("/api/v1/preflights", { body: document as never })) as Promise<Preflight>,
  });
}

/** A pre-flight until it has ended: no stream tells of it, so it is asked for. */
export function usePreflight(id: string | undefined) {
  return useQuery({
    queryKey: keys.preflightAlone(id ?? ""),
    queryFn: ({ signal }) => {
      const params = { path: { preflight_id: id ?? "" } };
      return data(api.GET("/api/v1/preflights/{preflight_id}", { params, signal })) as Promise<Preflight>;
    },
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data && isOver(state.data.state) ? false : LOOK_MS),
  });
}
