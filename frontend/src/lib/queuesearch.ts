/** What the queue page keeps in its address. */
import { text, tidy } from "./search";

export interface WorkersSearch {
  queue?: string;
  /** All silent workers are listed, not only those heard within the hour. */
  silent?: boolean;
}

export function readWorkersSearch(raw: Record<string, unknown>): WorkersSearch {
  return tidy({ queue: text(raw.queue), silent: raw.silent === true || undefined });
}
