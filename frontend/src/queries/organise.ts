/** What brings order into runs: changes to many at once, saved views, projects, the fields and values that are known. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, data } from "../api/client";
import type { BulkAnswer, BulkRequest, FieldPage, Project, SavedView, ValueCount } from "../api/types";
import type { RunsSearch } from "../lib/runsearch";
import { keys } from "./keys";

/** Fields of one answer; a run may have thousands of metrics, so people search instead of scrolling. */
export const SHOWN_FIELDS = 150;
const SHOWN_VALUES = 30;
const MOST_AT_ONCE = 1000;

type Change = Pick<BulkRequest, "action" | "tags" | "project"> & { runs: string[] };

export function useChangeRuns() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: changeRuns,
    onSettled: () => {
      for (const queryKey of [keys.rowLists, keys.groupings, keys.runLists, keys.projects])
        client.invalidateQueries({ queryKey });
    },
  });
}

async function changeRuns({ runs, ...change }: Change): Promise<BulkAnswer> {
  const whole: BulkAnswer = { changed: 0, outcomes: [] };
  for (let at = 0; at < runs.length; at += MOST_AT_ONCE) {
    const some = runs.slice(at, at + MOST_AT_ONCE);
    const confirm = change.action === "delete" ? some.length : undefined;
    const answer = (await data(
      api.POST("/api/v1/runs/bulk", { body: { ...change, runs: some, confirm } }),
    )) as BulkAnswer;
    whole.changed += answer.changed;
    whole.outcomes.push(...answer.outcomes);
  }
  return whole;
}

export function useFields(search: string, enabled = true) {
  return useQuery({
    queryKey: keys.fields(search),
    queryFn: ({ signal }) =>
      data(
        api.GET("/api/v1/runs/fields", { params: { query: { search, limit: SHOWN_FIELDS } }, signal }),
      ) as Promise<FieldPage>,
    placeholderData: keepPreviousData,
    enabled,
  });
}

export function useValues(field: string | undefined, search: string) {
  return useQuery({
    queryKey: keys.values(field ?? "", search),
    queryFn: ({ signal }) => {
      const query = { field: field ?? "", search, limit: SHOWN_VALUES };
      return data(api.GET("/api/v1/runs/values", { params: { query }, signal })) as Promise<ValueCount[]>;
    },
    enabled: field !== undefined,
  });
}

export function useProjects() {
  return useQuery({
    queryKey: keys.projects,
    queryFn: ({ signal }) => data(api.GET("/api/v1/projects", { signal })) as Promise<Project[]>,
  });
}

export function useViews() {
  return useQuery({
    queryKey: keys.views,
    queryFn: ({ signal }) => data(api.GET("/api/v1/views", { signal })) as Promise<SavedView[]>,
  });
}

export function useSaveView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, name, search }: { id?: string; name?: string; search?: RunsSearch }) => {
      const body = { name, search: search as Record<string, never> | undefined };
      if (id)
        return data(
          api.PATCH("/api/v1/views/{view_id}", { params: { path: { view_id: id } }, body }),
        ) as Promise<SavedView>;
      const made = { name: name ?? "", page: "runs" as const, search: body.search ?? {} };
      return data(api.POST("/api/v1/views", { body: made })) as Promise<SavedView>;
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.views }),
  });
}

export function useDeleteView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => data(api.DELETE("/api/v1/views/{view_id}", { params: { path: { view_id: id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: keys.views }),
  });
}
