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

/** The swept fields with what each may be: `method.alpha: 1e-3, 2e-3`, `schedule.lr: 1e-4 to 0.01, by ratios`. */
export function spaceOf(sweep: Pick<Sweep, "grid" | "stretches">): { field: string; values: string }[] {
  const listed = Object.entries(sweep.grid).map(([field, values]) => ({ field, values: values.map(word).join(", ") }));
  const drawn = Object.entries(sweep.stretches).map(([field, { low, high, log, whole }]) => {
    const notes = [whole && "whole numbers", log && "by ratios"].filter(Boolean);
    return { field, values: [`${word(low)} to ${word(high)}`, ...notes].join(", ") };
  });
  return [...listed, ...drawn];
}

export function spaceLines(sweep: Pick<Sweep, "grid" | "stretches">): string[] {
  return spaceOf(sweep).map(({ field, values }) => `${field}: ${values}`);
}

/** What kind of sweep it is: `grid`, or `24 at random`. */
export function kindOf(sweep: Pick<Sweep, "draw">): string {
  return sweep.draw === null ? "grid" : `${sweep.draw.count} at random`;
}

/** Share of the runs that have ended, 0 to 1. */
export function shareEnded(runs: readonly Pick<Run, "ended">[]): number {
  return runs.length === 0 ? 0 : runs.filter((run) => run.ended !== null).length / runs.length;
}

/** Runs by their best mAP, those without one last, as many as are compared at once. */
export function bestFirst(runs: readonly Run[], most: number): Run[] {
  const score = (run: Run) => {
    const value = bestOf(run, MAP);
    return Number.isFinite(value) ? value : Number.NEGATIVE_INFINITY;
  };
  return [...runs].sort((a, b) => score(b) - score(a) || 0).slice(0, most);
}

function word(value: unknown): string {
  if (typeof value === "number") return typedNumber(value);
  return typeof value === "string" ? value : JSON.stringify(value);
}
