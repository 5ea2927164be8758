/** The stream's news of queues: what waiting runs wait for changes at once, lines are read again when they changed. */
import type { QueryClient } from "@tanstack/react-query";
import type { Queue, QueueMessage, Run } from "../api/types";
import { waitsIn, withQueue, withReason } from "../lib/standing";
import { keys } from "./keys";
import { later } from "./later";
import { isMoving } from "./queues";

const REREAD_MS = 1000;

/** Show a queue as it is now, with what its runs wait for; places in its line are read again. */
export function putQueue(client: QueryClient, message: QueueMessage): void {
  const { name } = message.queue;
  client.setQueryData<Queue[]>(keys.queues, (old) => old && withQueue(old, message.queue));
  client.setQueriesData<Run>({ predicate: ({ queryKey }) => isDocument(queryKey) }, (old) =>
    old ? withReason(old, message) : old,
  );
  rereadLine(client, name);
  later("workers", REREAD_MS, () => client.invalidateQueries({ queryKey: keys.workers }));
}

/** A run changed: the line that it waits in, or what its queue runs, may have changed with it. */
export function putRunOfQueue(client: QueryClient, run: Run): void {
  if (run.spec.engine === "mmdet" && run.spec.resources.queue) rereadLine(client, run.spec.resources.queue);
}

function rereadLine(client: QueryClient, name: string): void {
  later(`line ${name}`, REREAD_MS, async () => {
    // A move of this page is shown already, and reads the line when it is done.
    if (!isMoving(client)) client.invalidateQueries({ queryKey: keys.queue(name) });
    client.invalidateQueries({
      predicate: ({ queryKey, state }) =>
        isDocument(queryKey) && Boolean(state.data) && waitsIn(state.data as Run, name),
    });
  });
}

function isDocument([kind, , part]: readonly unknown[]): boolean {
  return kind === "run" && part === "document";
}
