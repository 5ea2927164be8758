/** Workers and what their slots do. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, data } from "../api/client";
import type { Worker } from "../api/types";
import { keys } from "./keys";
import { reread } from "./queues";

/** As often as workers give a sign of life; the stream tells of what they are given. */
const EVERY_MS = 5000;

export function useWorkers() {
  return useQuery({
    queryKey: keys.workers,
    queryFn: ({ signal }) => data(api.GET("/api/v1/workers", { signal })) as Promise<Worker[]>,
    refetchInterval: EVERY_MS,
  });
}

/** Hand a worker nothing new, or runs again. */
export function useDrain() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ worker, drain }: { worker: string; drain: boolean }) => {
      const params = { path: { name: worker } };
      return data(
        drain
          ? api.POST("/api/v1/workers/{name}/drain", { params })
          : api.POST("/api/v1/workers/{name}/undrain", { params }),
      );
    },
    onSettled: () => reread(client),
  });
}
