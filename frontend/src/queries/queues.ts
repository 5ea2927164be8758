/** Queues: what runs, what waits, when it would begin, and what can be done to a line. */
import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, data } from "../api/client";
import type { LineForecast, Queue, QueueDetail } from "../api/types";
import { placed, type Spot } from "../lib/line";
import { keys } from "./keys";

/** The stream tells of changes; this makes up for what it could not. */
const EVERY_MS = 15_000;
const MOVES = ["move-run"] as const;

export function useQueues() {
  return useQuery({
    queryKey: keys.queues,
    queryFn: ({ signal }) => data(api.GET("/api/v1/queues", { signal })) as Promise<Queue[]>,
    refetchInterval: EVERY_MS,
  });
}

/** A queue with its line; it is not read while a move of this page is on its way. */
export function useQueue(name: string | undefined) {
  const client = useQueryClient();
  return useQuery({
    queryKey: keys.queue(name ?? ""),
    queryFn: ({ signal }) => {
      const params = { path: { queue: name ?? "" } };
      return data(api.GET("/api/v1/queues/{queue}", { params, signal })) as Promise<QueueDetail>;
    },
    enabled: name !== undefined,
    refetchInterval: () => (isMoving(client) ? false : EVERY_MS),
    placeholderData: (old) => (old?.name === name ? old : undefined),
  });
}

export function useForecast(name: string) {
  return useQuery({
    queryKey: keys.forecast(name),
    queryFn: ({ signal }) => {
      const params = { path: { queue: name } };
      return data(api.GET("/api/v1/queues/{queue}/forecast", { params, signal })) as Promise<LineForecast>;
    },
    refetchInterval: EVERY_MS,
  });
}

export interface MoveAsked {
  run: string;
  spot: Spot;
}

/** Put a waiting run elsewhere in its line: shown at once, sent one after the other, taken back when refused. */
export function useMoveRun(queue: string) {
  const client = useQueryClient();
  return useMutation({
    mutationKey: MOVES,
    scope: { id: `line-${queue}` },
    mutationFn: ({ run, spot }: MoveAsked) =>
      data(api.POST("/api/v1/runs/{run_id}/move", { params: { path: { run_id: run } }, body: spot })),
    onMutate: async ({ run, spot }) => {
      await client.cancelQueries({ queryKey: keys.queue(queue) });
      client.setQueryData<QueueDetail>(
        keys.queue(queue),
        (old) => old && { ...old, line: placed(old.line, run, spot) },
      );
    },
    onSettled: () => {
      if (client.isMutating({ mutationKey: MOVES }) <= 1) client.invalidateQueries({ queryKey: keys.queues });
    },
  });
}

export function useSetPriority() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ run, priority }: { run: string; priority: number }) =>
      data(api.PUT("/api/v1/runs/{run_id}/priority", { params: { path: { run_id: run } }, body: { priority } })),
    onSettled: () => reread(client),
  });
}

/** Hold a run, or let it go on. */
export function useHoldRun() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ run, hold }: { run: string; hold: boolean }) => {
      const params = { path: { run_id: run } };
      return data(
        hold
          ? api.POST("/api/v1/runs/{run_id}/pause", { params })
          : api.POST("/api/v1/runs/{run_id}/unpause", { params }),
      );
    },
    onSettled: () => reread(client),
  });
}

/** Let a queue hand out nothing, or hand out again. */
export function usePauseQueue() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ queue, pause }: { queue: string; pause: boolean }) => {
      const params = { path: { queue } };
      return data(
        pause
          ? api.POST("/api/v1/queues/{queue}/pause", { params })
          : api.POST("/api/v1/queues/{queue}/resume", { params }),
      );
    },
    onSettled: () => reread(client),
  });
}

/** Whether a move is on its way. */
export function isMoving(client: QueryClient): boolean {
  return client.isMutating({ mutationKey: MOVES }) > 0;
}

/** Read queues and workers again: what was done to one shows at the other. */
export function reread(client: QueryClient): void {
  client.invalidateQueries({ queryKey: keys.queues });
  client.invalidateQueries({ queryKey: keys.workers });
}
