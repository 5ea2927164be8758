/** What people change about one run: its name, tags and notes, and whether it lies in the trash. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, data } from "../api/client";
import type { Run, RunChanges } from "../api/types";
import { keys } from "./keys";
import { putRun } from "./runs";

export function useChangeRun(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RunChanges) =>
      data(api.PATCH("/api/v1/runs/{run_id}", { params: { path: { run_id: id } }, body })) as Promise<Run>,
    onSuccess: (run) => {
      putRun(client, run);
      client.invalidateQueries({ queryKey: keys.rowLists });
    },
  });
}

export function useRestoreRun(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      data(api.POST("/api/v1/runs/{run_id}/restore", { params: { path: { run_id: id } } })) as Promise<Run>,
    onSuccess: (run) => {
      putRun(client, run);
      client.invalidateQueries({ queryKey: keys.rowLists });
    },
  });
}
