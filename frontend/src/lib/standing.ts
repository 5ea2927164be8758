/** What a change of a queue means for what is shown of it: pure changes of lists and runs. */
import type { Queue, QueueMessage, Run } from "../api/types";

/** The list of queues with one as it is now; one that nobody uses any more leaves it. */
export function withQueue(queues: readonly Queue[], queue: Queue): Queue[] {
  const others = queues.filter((one) => one.name !== queue.name);
  const used = queue.paused || queue.workers.length > 0 || queue.running + queue.waiting + queue.held > 0;
  return used ? [...others, queue].sort((a, b) => (a.name < b.name ? -1 : 1)) : others;
}

/** A run with what it waits for now, when it waits in the queue that changed. */
export function withReason(run: Run, { queue, waiting_for }: QueueMessage): Run {
  if (!waitsIn(run, queue.name) || run.spec.engine !== "mmdet") return run;
  const gpus = run.spec.resources.gpus ?? 0;
  const reason = waiting_for.find((one) => one.gpus === gpus);
  return reason && reason.waiting_for !== run.waiting_for ? { ...run, waiting_for: reason.waiting_for } : run;
}

/** Whether a run stands in the line of a queue. */
export function waitsIn(run: Run, queue: string): boolean {
  return run.state === "queued" && run.spec.engine === "mmdet" && run.spec.resources.queue === queue;
}
