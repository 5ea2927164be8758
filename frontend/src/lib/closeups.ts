/** A part of curves read again for its exact points, and laid into what is known of the rest. */
import type { Curve, CurveSet, XAxis } from "./curves";

/** A range as the server takes it: steps, or seconds since 1970. */
export interface Window {
  x: "step" | "time";
  low: number;
  high: number;
}

/** What is seen of an axis in the server's terms: epochs are steps there, and time is the clock's. */
export function windowOf(
  range: readonly [number, number],
  axis: XAxis,
  stepsPerEpoch: number | null,
  start: number,
): Window {
  const [from, to] = range;
  if (axis === "clock") return { x: "time", low: from, high: to };
  if (axis === "time") return { x: "time", low: from + start, high: to + start };
  const unit = axis === "epoch" ? (stepsPerEpoch ?? 1) : 1;
  return { x: "step", low: Math.max(0, Math.floor(from * unit)), high: Math.max(0, Math.ceil(to * unit)) };
}

/** Curves grow in place: what was made of one holds for the points it had. */
const merged = new WeakMap<Curve, { exact: Curve; points: number; whole: Curve }>();

/** The curves with the part that was read again in its place; what lies before and after it stays as it was. */
export function refined(set: CurveSet, exact: CurveSet | undefined): CurveSet {
  if (!exact) return set;
  const curves = new Map<string, Curve>();
  for (const [key, curve] of set.curves) {
    const part = exact.curves.get(key);
    curves.set(key, part && part.steps.length > 0 && curve.thinned ? laidInto(curve, part) : curve);
  }
  return { ...set, curves };
}

function laidInto(curve: Curve, exact: Curve): Curve {
  const held = merged.get(curve);
  if (held?.exact === exact && held.points === curve.steps.length) return held.whole;
  const [first = 0, last = 0] = [exact.steps[0], exact.steps.at(-1)];
  const before = countBelow(curve.steps, first);
  const after = countBelow(curve.steps, last + 1);
  const lay = (rough: number[], fine: number[]) => [...rough.slice(0, before), ...fine, ...rough.slice(after)];
  const whole = {
    ...curve,
    steps: lay(curve.steps, exact.steps),
    values: lay(curve.values, exact.values),
    times: lay(curve.times, exact.times),
    thinned: exact.thinned,
  };
  merged.set(curve, { exact, points: curve.steps.length, whole });
  return whole;
}

/** How many of the ascending numbers are below `limit`; also the place of the first that is not. */
export function countBelow(ascending: ArrayLike<number>, limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The place of the number nearest to `wanted`; -1 among none. */
export function nearestPlace(ascending: readonly number[], wanted: number): number {
  const after = countBelow(ascending, wanted);
  if (after === ascending.length) return ascending.length - 1;
  const before = after - 1;
  if (before < 0) return after;
  return wanted - (ascending[before] ?? 0) <= (ascending[after] ?? 0) - wanted ? before : after;
}
