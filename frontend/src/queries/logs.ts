/** The tail of a run's log, grown by the stream. */
import { type QueryClient, useQuery } from "@tanstack/react-query";
import { api, data } from "../api/client";
import type { LogLine, LogPage, LogsMessage } from "../api/types";
import { keys } from "./keys";

/** Most lines a tab holds. */
export const TAIL = 2000;

export function useLogs(run: string) {
  return useQuery({
    queryKey: keys.logs(run),
    queryFn: ({ signal }) => {
      const params = { path: { run_id: run }, query: { tail: TAIL, limit: TAIL } };
      return data(api.GET("/api/v1/runs/{run_id}/logs", { params, signal })) as Promise<LogPage>;
    },
  });
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
  return { lines, next: (lines.at(-1)?.index ?? page.next - 1) + 1, total: page.total + fresh.length };
}
