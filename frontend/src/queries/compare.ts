/** The runs of a comparison, and what differs between them. */
import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { ApiError, api, data } from "../api/client";
import type { Run, RunPage, RunsDiff } from "../api/types";
import { keys } from "./keys";

export interface ComparedRuns {
  runs: Run[];
  /** Ids that no run has (any more). */
  missing: string[];
  error: Error | null;
  pending: boolean;
}

/** Each run with all of its facts and summaries, in the order of the ids. */
export function useComparedRuns(ids: readonly string[]): ComparedRuns {
  const found = useQueries({
    queries: ids.map((id) => ({
      queryKey: keys.document(id),
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        data(api.GET("/api/v1/runs/{run_id}", { params: { path: { run_id: id } }, signal })) as Promise<Run>,
    })),
    combine: (results) => ({
      runs: results.map((result) => (isGone(result.error) ? undefined : result.data)),
      missing: ids.filter((_, place) => isGone(results[place]?.error)),
      error: results.find((result) => result.error && !result.data && !isGone(result.error))?.error ?? null,
      pending: results.some((result) => result.isPending),
    }),
  });
  const { runs } = found;
  return useMemo(() => ({ ...found, runs: runs.filter((run) => run !== undefined) }), [found, runs]);
}

export function useDifferences(ids: readonly string[]) {
  return useQuery({
    queryKey: keys.difference(ids),
    queryFn: ({ signal }) =>
      data(api.GET("/api/v1/runs/diff", { params: { query: { run: [...ids] } }, signal })) as Promise<RunsDiff>,
    enabled: ids.length > 1,
    placeholderData: keepPreviousData,
  });
}

/** The newest runs with a text in their names, tags, notes or specs. */
export function useRunsNamed(search: string, limit: number) {
  return useQuery({
    queryKey: keys.runsNamed(search),
    queryFn: ({ signal }) => {
      const params = { query: { search: search || undefined, limit } };
      return data(api.GET("/api/v1/runs", { params, signal })) as Promise<RunPage>;
    },
    placeholderData: keepPreviousData,
  });
}

function isGone(error: Error | null | undefined): boolean {
  return error instanceof ApiError && error.status === 404;
}
