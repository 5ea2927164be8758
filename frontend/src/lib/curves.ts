/** Curves in columns: made from the server's series, grown by the stream, re-read on another axis. */
import { decode, type WireNumber } from "./numbers";

/** One curve in columns; `total` counts the points before the server thinned them. */
export interface Curve {
  key: string;
  steps: number[];
  values: number[];
  times: number[];
  total: number;
  /** Points were left out by the server. */
  thinned?: boolean;
}

/** Curves of a run as of `revision`; `only` names those that were asked for, all without. */
export interface CurveSet {
  revision: number;
  curves: ReadonlyMap<string, Curve>;
  only?: ReadonlySet<string>;
}

export interface WireCurve {
  key: string;
  points: [number, WireNumber, number][];
  total: number;
  thinned?: boolean;
}

/** What came of new points: the set, the curves that grew, and whether the server's copy has to be read again. */
export interface Growth {
  set: CurveSet;
  grown: Curve[];
  stale: boolean;
}

export type XAxis = "step" | "epoch" | "time" | "clock";

/** Most points of one curve before it is read again thinned. */
export const MOST_POINTS = 6000;

export function toCurve(series: WireCurve): Curve {
  return {
    key: series.key,
    steps: series.points.map((point) => point[0]),
    values: series.points.map((point) => decode(point[1])),
    times: series.points.map((point) => point[2]),
    total: series.total,
    thinned: series.thinned ?? false,
  };
}

export function toCurveSet(answer: { revision: number; series: WireCurve[] }, only?: readonly string[]): CurveSet {
  const curves = new Map(answer.series.map((series) => [series.key, toCurve(series)]));
  return { revision: answer.revision, curves, ...(only && { only: new Set(only) }) };
}

/** Lay the stream's new points on.
 *
 * A message may overlap what is held: points at or before a curve's end that are not newer are dropped. A newer point at an
 * older step means that the run went back to a checkpoint; then the set is stale. Curves grow in place and stay the same
 * objects, and so does the set unless it gets a new key: a tick costs what is new.
 */
export function grow(set: CurveSet, message: { revision: number; series: WireCurve[] }): Growth {
  if (message.revision <= set.revision) return { set, grown: [], stale: false };
  const grown: Curve[] = [];
  const found = new Map<string, Curve>();
  let stale = false;
  for (const series of message.series) {
    if (set.only && !set.only.has(series.key)) continue;
    const curve = set.curves.get(series.key);
    if (!curve) {
      found.set(series.key, toCurve(series));
      continue;
    }
    const fresh = newPoints(curve, series.points);
    stale ||= fresh === "rewound" || curve.steps.length > MOST_POINTS;
    if (fresh === "rewound" || fresh.length === 0) continue;
    extend(curve, fresh);
    grown.push(curve);
  }
  set.revision = message.revision;
  return { set: found.size > 0 ? { ...set, curves: new Map([...set.curves, ...found]) } : set, grown, stale };
}

/** Take off what a later attempt superseded: every point beyond `step`, or all of them when it began anew. */
export function cut(set: CurveSet, message: { revision: number; step: number | null }): CurveSet {
  if (message.revision <= set.revision) return set;
  const last = message.step ?? -1;
  const curves = new Map<string, Curve>();
  for (const [key, curve] of set.curves) {
    const kept = curve.steps.filter((step) => step <= last).length;
    const lost = curve.steps.length - kept;
    const rest = {
      steps: curve.steps.slice(0, kept),
      values: curve.values.slice(0, kept),
      times: curve.times.slice(0, kept),
    };
    if (kept > 0) curves.set(key, { ...curve, ...rest, total: curve.total - lost });
  }
  return { ...set, curves };
}

function newPoints(curve: Curve, points: WireCurve["points"]): WireCurve["points"] | "rewound" {
  const lastStep = curve.steps.at(-1) ?? -1;
  const lastTime = curve.times.at(-1) ?? 0;
  const fresh = points.filter(([step]) => step > lastStep);
  const rewound = points.some(([step, , time]) => step <= lastStep && time > lastTime);
  return rewound ? "rewound" : fresh;
}

function extend(curve: Curve, points: WireCurve["points"]): void {
  for (const [step, value, time] of points) {
    curve.steps.push(step);
    curve.values.push(decode(value));
    curve.times.push(time);
  }
  curve.total += points.length;
}

/** The curve from a place on, as a curve of its own. */
export function tailOf(curve: Curve, place: number): Curve {
  const { steps, values, times } = curve;
  return { ...curve, steps: steps.slice(place), values: values.slice(place), times: times.slice(place) };
}

/** The curve's abscissae: steps, epochs (steps over the steps of an epoch), seconds since `start` or since 1970. */
export function abscissae(curve: Curve, axis: XAxis, stepsPerEpoch: number | null, start: number): number[] {
  if (axis === "clock") return curve.times;
  if (axis === "time") return curve.times.map((time) => Math.max(0, time - start));
  if (axis === "epoch" && stepsPerEpoch) return curve.steps.map((step) => step / stepsPerEpoch);
  return curve.steps;
}

/** Steps of one epoch, where the run says how many of both there are. */
export function stepsPerEpoch(progress: { total_steps: number | null; total_epochs: number | null }): number | null {
  const { total_steps, total_epochs } = progress;
  return total_steps && total_epochs ? total_steps / total_epochs : null;
}

/** Time of the earliest point of all curves, seconds since 1970. */
export function beginning(set: CurveSet): number {
  let first = Number.POSITIVE_INFINITY;
  for (const curve of set.curves.values()) first = Math.min(first, curve.times[0] ?? first);
  return Number.isFinite(first) ? first : 0;
}
