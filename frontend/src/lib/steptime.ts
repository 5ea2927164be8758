/** Where the time of a training step goes, from what was reported of the last steps. */
import type { CurveSet } from "./curves";

export interface StepPart {
  name: "data" | TimedPart | "backward" | "rest";
  seconds: number;
}

export interface StepTimes {
  /** The whole step. */
  step: number;
  parts: StepPart[];
}

type TimedPart = (typeof TIMED)[number];

/** Forward passes that the worker times. */
const TIMED = ["teacher", "student", "distillation"] as const;

/** Points that the medians are taken of. */
const LAST = 50;

/**
 * The parts of a step; undefined before one was timed, and each only where it was. What is left is the backward pass
 * and the update where the student's forward pass is known, else everything that was not timed.
 */
export function stepParts(set: CurveSet): StepTimes | undefined {
  const step = median(set, "time/step");
  if (step === undefined || step <= 0) return undefined;
  const data = Math.min(step, median(set, "time/data") ?? 0);
  const timed = TIMED.flatMap((name) => {
    const seconds = median(set, `time/${name}`);
    return seconds === undefined ? [] : [{ name, seconds }];
  });
  const left = timed.reduce((seconds, part) => seconds - part.seconds, step - data);
  const name = timed.some((part) => part.name === "student") ? "backward" : "rest";
  return { step, parts: [{ name: "data", seconds: data }, ...timed, { name, seconds: Math.max(0, left) }] };
}

function median(set: CurveSet, key: string): number | undefined {
  const last = set.curves.get(key)?.values.slice(-LAST).filter(Number.isFinite) ?? [];
  return last.sort((a, b) => a - b)[Math.floor(last.length / 2)];
}
