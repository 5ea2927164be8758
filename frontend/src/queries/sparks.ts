/** Tiny curves of many runs: cells ask one by one, the server is asked for fifty at a time. */
import { useQuery } from "@tanstack/react-query";
import { api, data } from "../api/client";
import type { RunRow, SeriesAnswer } from "../api/types";
import { decode } from "../lib/numbers";
import { keys } from "./keys";

export interface SparkPoints {
  steps: number[];
  values: number[];
}

const MOST_RUNS = 50;
const POINTS = 48;
const GATHER_MS = 60;
const EVERY_MS = 5000;

interface Asked {
  run: string;
  signal: AbortSignal;
  resolve: (points: SparkPoints) => void;
  reject: (error: unknown) => void;
}

const queues = new Map<string, Asked[]>();

export function useSpark(run: Pick<RunRow, "id" | "state">, key: string) {
  return useQuery({
    queryKey: keys.spark(run.id, key),
    queryFn: ({ signal }) =>
      new Promise<SparkPoints>((resolve, reject) => ask(key, { run: run.id, signal, resolve, reject })),
    staleTime: run.state === "running" ? EVERY_MS : Number.POSITIVE_INFINITY,
    refetchInterval: run.state === "running" ? EVERY_MS : false,
    gcTime: 60_000,
    structuralSharing: false,
  });
}

function ask(key: string, asked: Asked): void {
  const queue = queues.get(key);
  if (queue) {
    queue.push(asked);
    return;
  }
  queues.set(key, [asked]);
  setTimeout(() => {
    const all = queues.get(key) ?? [];
    queues.delete(key);
    // Rows that were scrolled past meanwhile are not read.
    const wanted = all.filter((one) => !one.signal.aborted);
    for (let at = 0; at < wanted.length; at += MOST_RUNS) fetchSparks(key, wanted.slice(at, at + MOST_RUNS));
  }, GATHER_MS);
}

async function fetchSparks(key: string, wanted: Asked[]): Promise<void> {
  try {
    const body = {
      runs: wanted.map((one) => one.run),
      keys: [key],
      max_points: POINTS,
      x: "step" as const,
      log_x: false,
    };
    const answer = (await data(api.POST("/api/v1/series", { body }))) as SeriesAnswer;
    const found = new Map(answer.series.map((one) => [one.run, one]));
    for (const one of wanted) {
      const series = found.get(one.run);
      one.resolve({ steps: series?.steps ?? [], values: (series?.values ?? []).map(decode) });
    }
  } catch (error) {
    for (const one of wanted) one.reject(error);
  }
}
