/** Sweeps and their runs. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, data } from "../api/client";
import type { Sweep } from "../api/types";
import type { SweepBody } from "../lib/sweepbody";
import { keys } from "./keys";

export function useSweeps() {
  return useQuery({
    queryKey: keys.sweeps,
    queryFn: async ({ signal }) => (await data(api.GET("/api/v1/sweeps", { signal }))).sweeps as Sweep[],
  });
}

export function useSweep(id: string) {
  return useQuery({
    queryKey: keys.sweep(id),
    queryFn: ({ signal }) =>
      data(api.GET("/api/v1/sweeps/{sweep_id}", { params: { path: { sweep_id: id } }, signal })) as Promise<Sweep>,
  });
}

export function useCreateSweep() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string | null; spec: Record<string, unknown> } & SweepBody) =>
      data(api.POST("/api/v1/sweeps", { body })) as Promise<Sweep>,
    onSuccess: () => client.invalidateQueries({ queryKey: keys.sweeps }),
  });
}

export function useCancelSweep() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      data(api.POST("/api/v1/sweeps/{sweep_id}/cancel", { params: { path: { sweep_id: id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.sweeps }),
  });
}
