/** Tasks that may be asked for often and are done now and then. */

const waiting = new Set<string>();
const lastDone = new Map<string, number>();

/** Do a task at once when it was not done lately, else when it was; never twice at a time. What fails is done by the next: the banner says that the server is away. */
export function later(name: string, rest: number, task: () => Promise<void>): void {
  if (waiting.has(name)) return;
  waiting.add(name);
  const left = Math.max(0, (lastDone.get(name) ?? 0) + rest - Date.now());
  setTimeout(() => {
    waiting.delete(name);
    lastDone.set(name, Date.now());
    task().catch(() => undefined);
  }, left);
}
