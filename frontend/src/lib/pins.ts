/** What is known of one step of a run: when it was, and which checkpoint it is in. */
import type { Artifact } from "../api/types";
import { nearestPlace } from "./closeups";
import type { CurveSet } from "./curves";

/** When the step was, in seconds since 1970: the time of the nearest point of any curve. */
export function timeOfStep(set: CurveSet, step: number): number | undefined {
  let [best, distance] = [undefined as number | undefined, Number.POSITIVE_INFINITY];
  for (const curve of set.curves.values()) {
    const place = nearestPlace(curve.steps, step);
    const off = Math.abs((curve.steps[place] ?? Number.NaN) - step);
    if (off < distance) [best, distance] = [curve.times[place], off];
  }
  return best;
}

/** The first checkpoint that the step is in, else the last one before it; whole students come before what only resumes. */
export function checkpointAt(files: readonly Artifact[] | undefined, step: number): Artifact | undefined {
  for (const kind of ["checkpoint", "resume"]) {
    const known = (files ?? [])
      .filter((file) => file.kind === kind && file.step !== null)
      .sort((a, b) => (a.step ?? 0) - (b.step ?? 0));
    const found = known.find((file) => (file.step ?? 0) >= step) ?? known.at(-1);
    if (found) return found;
  }
  return undefined;
}
