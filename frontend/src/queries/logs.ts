/** A run's log: its tail, grown by the stream; the lines that are searched for; those around a moment. */
import { type QueryClient, useQuery } from "@tanstack/react-query";
import { api, data } from "../api/client";
import type { LogLine, LogPage, LogsMessage } from "../api/types";
import { keys } from "./keys";

/** Most lines a tab holds. */
export const TAIL = 2000;
/** Lines around a moment. */
const AROUND = 800;

export type LogLevel = "info" | "warning" | "error";

export function useLogs(run: string) {
  return useQuery({
    queryKey: keys.logs(run),
    queryFn: ({ signal }) => fetchLogs(run, { tail: TAIL, limit: TAIL }, signal),
  });
}

/** The last lines of the whole log that hold words or have a level; what the tail holds already is not asked for. */
export function useLogSearch(run: string, asked: { search?: string; level?: LogLevel }, enabled: boolean) {
  return useQuery({
    queryKey: keys.logSearch(run, asked),
    queryFn: ({ signal }) => fetchLogs(run, { ...asked, tail: TAIL, limit: TAIL }, signal),
    enabled,
    gcTime: 60_000,
    placeholderData: (last) => last,
  });
}

export function useLogAround(run: string, at: number | undefined) {
  return useQuery({
    queryKey: keys.logSearch(run, { at }),
    queryFn: ({ signal }) => fetchLogs(run, { at, limit: AROUND }, signal),
    enabled: at !== undefined,
    gcTime: 60_000,
    placeholderData: (last) => last,
  });
}

interface LogQuery {
  tail?: number;
  limit: number;
  at?: number;
  search?: string;
  level?: LogLevel;
}

function fetchLogs(run: string, query: LogQuery, signal: AbortSignal): Promise<LogPage> {
  const params = { path: { run_id: run }, query };
  return data(api.GET("/api/v1/runs/{run_id}/logs", { params, signal })) as Promise<LogPage>;
}

/** Add the stream's new lines; read the tail again when some are missing between. */
export function putLogs(client: QueryClient, message: LogsMessage): void {
  let gap = false;
  client.setQueryData<LogPage>(keys.logs(message.run), (old) => {
    if (!old) return old;
    const fresh = message.lines.filter((line) => line.index >= old.next);
    const [first] = fresh;
    if (!first) return old;
    gap = first.index > old.next;
    return extended(old, fresh);
  });
  if (gap) client.invalidateQueries({ queryKey: keys.logs(message.run) });
}

function extended(page: LogPage, fresh: LogLine[]): LogPage {
  const lines = [...page.lines, ...fresh].slice(-TAIL);
  const total = page.total + fresh.length;
  return { lines, next: (lines.at(-1)?.index ?? page.next - 1) + 1, total, matching: total };
}
