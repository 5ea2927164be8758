/** Draws what changed at the next frame, a few milliseconds of it at a time: a tick of many charts blocks nobody. */

/** Milliseconds of one frame that drawing may take before the rest waits for the next. */
const BUDGET = 8;

const waiting = new Map<object, () => void>();
let asked = false;

/** Run `task` at the next frame; a later task of the same owner takes its place. */
export function soon(owner: object, task: () => void): void {
  waiting.set(owner, task);
  ask();
}

/** The owner is gone: what it wanted to draw is not drawn. */
export function never(owner: object): void {
  waiting.delete(owner);
}

function ask(): void {
  if (asked) return;
  asked = true;
  requestAnimationFrame(draw);
}

function draw(): void {
  asked = false;
  const end = performance.now() + BUDGET;
  for (const [owner, task] of waiting) {
    waiting.delete(owner);
    task();
    if (performance.now() > end) break;
  }
  if (waiting.size > 0) ask();
}
