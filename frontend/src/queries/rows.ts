/** The run list as lean rows: page after page as one scrolls, one page of a group, the reference. */
import { keepPreviousData, useInfiniteQuery, useQueries, useQuery } from "@tanstack/react-query";
import { ApiError, api, data } from "../api/client";
import type { GroupPage, RowPage, RunRow } from "../api/types";
import type { Pages } from "../lib/rowpages";
import { type ListQuery, withinGroup } from "../lib/runsearch";
import { keys } from "./keys";

export const PAGE = 200;
/** What is held at once; beyond it a list is narrowed instead of scrolled. */
export const MOST_ROWS = 20_000;

/** What rows have to carry. */
export interface Needs {
  metrics: string[];
  facts: string[];
  fields: string[];
}

export interface AskedRows {
  list: ListQuery;
  needs: Needs;
}

const AGAIN_MS = 4000;

/** A server that was away is asked again until it is back; one that refused is not. */
function untilAnswered({ state }: { state: { error: Error | null } }): number | false {
  const refused = state.error instanceof ApiError && state.error.status >= 400 && state.error.status < 500;
  return state.error !== null && !refused ? AGAIN_MS : false;
}

export function useRows(asked: AskedRows, enabled = true) {
  return useInfiniteQuery({
    queryKey: keys.rowList(asked),
    queryFn: ({ pageParam, signal }) => fetchRows(asked, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page, pages) => (pages.length * PAGE < MOST_ROWS ? page.next_cursor : null),
    placeholderData: keepPreviousData,
    refetchInterval: untilAnswered,
    enabled,
  });
}

/** The first rows of each open group, in the order of the conditions. */
export function useGroupRows(asked: AskedRows, conditions: readonly string[]): (RunRow[] | undefined)[] {
  return useQueries({
    queries: conditions.map((condition) => ({
      ...alone({ ...asked, list: withinGroup(asked.list, condition) }),
      placeholderData: keepPreviousData,
    })),
    combine: (answers) => answers.map((answer) => answer.data?.pages[0]?.runs),
  });
}

/** The run that others are compared with, wherever it stands in the list. */
export function useReference(id: string | undefined, needs: Needs): RunRow | undefined {
  const list: ListQuery = { filter: `id = "${id?.replace(/["\\]/g, "") ?? ""}"`, visibility: "all" };
  const answer = useQuery({ ...alone({ list, needs }), enabled: id !== undefined, placeholderData: keepPreviousData });
  const row = answer.data?.pages[0]?.runs[0];
  return row?.id === id ? row : undefined;
}

/** One page, held in the form of a list, so that the stream's news reach it as they do the others. */
function alone(asked: AskedRows) {
  return {
    queryKey: keys.rowList({ ...asked, alone: true }),
    queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Pages> => ({
      pages: [await fetchRows(asked, null, signal)],
      pageParams: [null],
    }),
  };
}

export function useGroups(list: ListQuery, by: string | undefined, metrics: string[]) {
  return useQuery({
    queryKey: keys.grouping({ list, by, metrics }),
    queryFn: ({ signal }) => {
      const { sort: _, ...narrowing } = list;
      const query = { ...narrowing, by: by ?? "", metric: metrics.length > 0 ? metrics : undefined };
      return data(api.GET("/api/v1/runs/groups", { params: { query }, signal })) as Promise<GroupPage>;
    },
    enabled: by !== undefined,
    placeholderData: keepPreviousData,
    refetchInterval: untilAnswered,
  });
}

export function fetchRows({ list, needs }: AskedRows, cursor: string | null, signal?: AbortSignal): Promise<RowPage> {
  const carried = { metrics: atLeastOne(needs.metrics), facts: needs.facts, fields: atLeastOne(needs.fields) };
  const query = { ...list, ...carried, limit: PAGE, cursor };
  return data(api.GET("/api/v1/runs/rows", { params: { query }, signal })) as Promise<RowPage>;
}

/** A parameter that is left out stands for the usual ones; one that names nothing cannot be said in an address. */
function atLeastOne(names: string[]): string[] {
  return names.length > 0 ? names : ["-"];
}
