/** Runs: pages of them, one of them, and what can be done to one. */
import {
  type InfiniteData,
  type QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { ApiError, api, data } from "../api/client";
import type { Run, RunPage } from "../api/types";
import { keys, type RunFilter } from "./keys";
import { putRow } from "./rowNews";

const PAGE = 200;
/** The stream does not tell that a run in the trash was forgotten for good. */
const TRASH_LOOK_MS = 15_000;

type Pages = InfiniteData<RunPage, string | null>;

export function useRuns(filter: RunFilter) {
  return useInfiniteQuery({
    queryKey: keys.runList(filter),
    queryFn: ({ pageParam, signal }) => fetchRuns({ ...filter, limit: PAGE, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
}

export function useRun(id: string) {
  return useQuery({
    queryKey: keys.document(id),
    queryFn: ({ signal }) =>
      data(api.GET("/api/v1/runs/{run_id}", { params: { path: { run_id: id } }, signal })) as Promise<Run>,
    refetchInterval: ({ state }) => (state.data?.deleted && !isGone(state.error) ? TRASH_LOOK_MS : false),
  });
}

function isGone(error: Error | null): boolean {
  return error instanceof ApiError && error.status === 404;
}

export function useCreateRun() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ document, key }: { document: Record<string, unknown>; key: string }) =>
      data(api.POST("/api/v1/runs", { body: document as never, headers: { "Idempotency-Key": key } })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.runLists }),
  });
}

export function useCancelRun() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      data(api.POST("/api/v1/runs/{run_id}/cancel", { params: { path: { run_id: id } } })) as Promise<Run>,
    onSuccess: (run) => putRun(client, run),
  });
}

export function useRetryRun() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      data(api.POST("/api/v1/runs/{run_id}/retry", { params: { path: { run_id: id } } })) as Promise<Run>,
    onSuccess: (run) => putRun(client, run),
  });
}

/** Bring a run's row up to date wherever it is shown; a run that no list knows makes the lists read again. */
export function putRun(client: QueryClient, run: Run): void {
  putRow(client, run);
  client.setQueryData<Run>(keys.document(run.id), (old) => old && newer(old, run));
  let known = false;
  client.setQueriesData<Pages>({ queryKey: keys.runLists }, (old) => {
    if (!old?.pages.some((page) => page.runs.some((row) => row.id === run.id))) return old;
    known = true;
    return { ...old, pages: old.pages.map((page) => ({ ...page, runs: page.runs.map((row) => pick(row, run)) })) };
  });
  if (!known) client.invalidateQueries({ queryKey: keys.runLists });
}

function pick(row: Run, run: Run): Run {
  return row.id === run.id ? newer(row, run) : row;
}

/** A row from the stream carries headline metrics and no facts: what is known beside them stays. */
function newer(old: Run, run: Run): Run {
  if (run.revision < old.revision) return old;
  const facts = Object.keys(run.facts).length > 0 ? run.facts : old.facts;
  return { ...run, facts, summary: { ...old.summary, ...run.summary } };
}

function fetchRuns(query: RunFilter & { limit: number; cursor: string | null }, signal: AbortSignal): Promise<RunPage> {
  const params = { query: { ...query, state: query.state ? [query.state] : undefined } };
  return data(api.GET("/api/v1/runs", { params, signal })) as Promise<RunPage>;
}
