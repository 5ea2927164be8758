/** Workers and what their slots do. */
import { useQuery } from "@tanstack/react-query";
import { api, data } from "../api/client";
import type { Worker } from "../api/types";
import { keys } from "./keys";

const EVERY_MS = 5000;

export function useWorkers() {
  return useQuery({
    queryKey: keys.workers,
    queryFn: ({ signal }) => data(api.GET("/api/v1/workers", { signal })) as Promise<Worker[]>,
    refetchInterval: EVERY_MS,
  });
}
