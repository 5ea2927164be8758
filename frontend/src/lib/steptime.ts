/** Where the time of a training step goes, from what was reported of the last steps. */
import type { CurveSet } from "./curves";

export interface StepPart {
  name: "data" | "teacher" | "rest";
  seconds: number;
}

export interface StepTimes {
  /** The whole step. */
  step: number;
  parts: StepPart[];
}

/** Points that the medians are taken of. */
const LAST = 50;

/** The parts of a step; undefined before one was timed. A teacher only where there is one. */
export function stepParts(set: CurveSet): StepTimes | undefined {
  const step = median(set, "time/step");
  if (step === undefined || step <= 0) return undefined;
  const data = Math.min(step, median(set, "time/data") ?? 0);
  const teacher = median(set, "time/teacher");
  const rest = Math.max(0, step - data - (teacher ?? 0));
  const parts: StepPart[] = [
    { name: "data", seconds: data },
    ...(teacher === undefined ? [] : [{ name: "teacher" as const, seconds: teacher }]),
    { name: "rest", seconds: rest },
  ];
  return { step, parts };
}

function median(set: CurveSet, key: string): number | undefined {
  const last = set.curves.get(key)?.values.slice(-LAST).filter(Number.isFinite) ?? [];
  return last.sort((a, b) => a - b)[Math.floor(last.length / 2)];
}
