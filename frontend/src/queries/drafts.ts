/** Drafts: what one begins with when a run is cloned, and what the server says would become of it. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, data } from "../api/client";
import type { Estimate, RunDraft } from "../api/types";
import type { SweepBody } from "../lib/sweepbody";
import { keys } from "./keys";

/** The spec of a run as the draft of another one; what it begins with does not change while one edits. */
export function useRunDraft(id: string | undefined) {
  return useQuery({
    queryKey: keys.draft(id ?? ""),
    queryFn: ({ signal }) =>
      data(
        api.GET("/api/v1/runs/{run_id}/draft", { params: { path: { run_id: id ?? "" } }, signal }),
      ) as Promise<RunDraft>,
    enabled: id !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export interface Asked {
  spec: Record<string, unknown>;
  grid?: SweepBody["grid"];
  stretches?: SweepBody["stretches"];
  draw?: SweepBody["draw"];
}

/** Checked as a submission is, and what it would cost. */
export function useEstimate(asked: Asked) {
  return useQuery({
    queryKey: keys.estimate(asked),
    queryFn: ({ signal }) => data(api.POST("/api/v1/estimates", { body: asked, signal })) as Promise<Estimate>,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
}
