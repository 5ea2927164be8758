/** What was found out about a run before it trained. */
import { useQuery } from "@tanstack/react-query";
import { api, data } from "../api/client";
import type { PreflightReport } from "../api/types";
import { keys } from "./keys";

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
