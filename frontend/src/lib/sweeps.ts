/** A sweep in short: how many of its runs stand where, which is best. */
import type { Run, Sweep } from "../api/types";
import { typedNumber } from "./numbers";
import { bestOf, MAP } from "./runs";

/** Runs by state, in words: `2 running, 6 succeeded`. */
export function tally(runs: readonly Pick<Run, "state">[]): string {
  const counts = new Map<string, number>();
  for (const run of runs) counts.set(run.state, (counts.get(run.state) ?? 0) + 1);
  return [...counts].map(([state, count]) => `${count} ${state}`).join(", ");
}

/** The run with the best mAP so far. */
export function bestRun(runs: readonly Run[]): Run | undefined {
  const scored = runs.filter((run) => Number.isFinite(bestOf(run, MAP)));
  return scored.reduce<Run | undefined>(
    (best, run) => (best && bestOf(best, MAP) >= bestOf(run, MAP) ? best : run),
    undefined,
  );
}

/** The swept fields: `method.alpha: 1e-3, 2e-3`. */
export function gridLines(sweep: Pick<Sweep, "grid">): string[] {
  return Object.entries(sweep.grid).map(([field, values]) => `${field}: ${values.map(word).join(", ")}`);
}

function word(value: unknown): string {
  if (typeof value === "number") return typedNumber(value);
  return typeof value === "string" ? value : JSON.stringify(value);
}
