/** The terms of FGD as they enter the loss: times their weights, and as shares of a level's sum. */
import type { Run } from "../api/types";
import type { Curve, CurveSet } from "./curves";
import { TERMS, type Term, type TermGrid, termKey } from "./groups";

export type TermMode = "raw" | "weighted" | "share";
export type TermWeights = Record<Term, number>;

/** The weights a run's terms have; null for runs that say none. */
export function termWeights({ spec }: Pick<Run, "spec">): TermWeights | null {
  if (spec.engine !== "mmdet" || spec.method.name !== "fgd") return null;
  const { alpha, beta, gamma, lambda } = spec.method;
  return { foreground: alpha, background: beta, attention: gamma, relation: lambda };
}

/** The curves of the grid's terms in one of their readings; those that are missing stay out. */
export function termCurves(set: CurveSet, grid: TermGrid, mode: TermMode, weights: TermWeights | null): CurveSet {
  if (mode === "raw" || !weights) return set;
  const curves = new Map<string, Curve>();
  for (const level of grid.levels) {
    const terms = TERMS.map((term) => set.curves.get(termKey(level, term)));
    const weighted = TERMS.map((term, place) => scaled(terms[place], weights[term]));
    const shown = mode === "weighted" ? weighted : weighted.map((curve) => shareOf(curve, weighted));
    for (const curve of shown) if (curve) curves.set(curve.key, curve);
  }
  return { ...set, curves };
}

const products = new WeakMap<Curve, Curve>();
const shares = new WeakMap<Curve, { sum: string; share: Curve }>();

/** Curves grow in place: what was made of one holds for the points it had. */
function scaled(curve: Curve | undefined, weight: number): Curve | undefined {
  if (!curve) return undefined;
  const held = products.get(curve);
  if (held?.values.length === curve.values.length) return held;
  const { steps, times } = curve;
  const values = curve.values.map((value) => value * weight);
  const product = { ...curve, steps: [...steps], times: [...times], values };
  products.set(curve, product);
  return product;
}

function shareOf(curve: Curve | undefined, all: readonly (Curve | undefined)[]): Curve | undefined {
  if (!curve) return undefined;
  const known = all.filter((other) => other !== undefined);
  const sum = known.map((other) => other.steps.length).join();
  const held = shares.get(curve);
  if (held?.sum === sum) return held.share;
  const readers = known.map(readerOf);
  const values = curve.steps.map((step, place) => {
    const whole = readers.reduce((total, read) => total + Math.abs(read(step)), 0);
    return whole > 0 ? Math.abs(curve.values[place] ?? Number.NaN) / whole : Number.NaN;
  });
  const share = { ...curve, values };
  shares.set(curve, { sum, share });
  return share;
}

/** Reads a curve at ascending steps, between two of its points on the line from one to the other. */
function readerOf({ steps, values }: Curve): (step: number) => number {
  let place = 0;
  return (step) => {
    while (place + 1 < steps.length && (steps[place + 1] ?? 0) <= step) place += 1;
    const [from = step, to] = [steps[place], steps[place + 1]];
    const [low = Number.NaN, high] = [values[place], values[place + 1]];
    if (to === undefined || high === undefined || step <= from) return low;
    return low + ((high - low) * (step - from)) / (to - from);
  };
}
