/** One metric of several runs in columns over one axis: made from the server's answer, grown by the stream. */
import type { PointsMessage, SeriesAnswer } from "../api/types";
import type { Axis } from "./comparesearch";
import { decode } from "./numbers";

export interface Strand {
  steps: number[];
  values: number[];
  times: number[];
  epochs: number[] | null;
  total: number;
  /** Points were left out by the server. */
  thinned: boolean;
}

export interface Overlay {
  key: string;
  axis: Axis;
  /** Of every run that was asked for, how much of it is in the curves. */
  revisions: ReadonlyMap<string, number>;
  /** Seconds since 1970 of every run's zero on the relative axis. */
  origins: ReadonlyMap<string, number>;
  /** Curves by run; a run without points of the metric has none. */
  strands: ReadonlyMap<string, Strand>;
}

export interface Growth {
  overlay: Overlay;
  /** The server's copy has to be read again. */
  stale: boolean;
}

/** Points a curve may grow by before it is read again thinned. */
const MOST_POINTS = 6000;

export function toOverlay(key: string, answer: SeriesAnswer): Overlay {
  const strands = answer.series.map(({ run, steps, values, times, epochs, total, thinned }) => {
    return [run, { steps, values: values.map(decode), times, epochs, total, thinned }] as const;
  });
  return {
    key,
    axis: answer.x,
    revisions: new Map(answer.runs.map(({ run, revision }) => [run, revision])),
    origins: new Map(answer.runs.flatMap(({ run, origin }) => (origin === null ? [] : [[run, origin] as const]))),
    strands: new Map(strands),
  };
}

/** Lay the stream's new points on; the overlay itself where they concern it not.
 *
 * Over epochs the ratio of the curve's last point tells where a step lies; a first point has none and makes it stale.
 */
export function grown(overlay: Overlay, message: PointsMessage): Growth {
  const known = overlay.revisions.get(message.run);
  const series = message.series.find((entry) => entry.key === overlay.key);
  if (known === undefined || message.revision <= known || !series) return { overlay, stale: false };
  const revisions = new Map(overlay.revisions).set(message.run, message.revision);
  const old = overlay.strands.get(message.run) ?? { ...EMPTY, epochs: overlay.axis === "epoch" ? [] : null };
  const lastStep = old.steps.at(-1) ?? -1;
  const fresh = series.points.filter(([step]) => step > lastStep);
  const perStep = ratio(old);
  const stale = fresh.length < series.points.length || old.steps.length > MOST_POINTS;
  if (old.epochs !== null && perStep === null) return { overlay: { ...overlay, revisions }, stale: true };
  const strand: Strand = {
    steps: [...old.steps, ...fresh.map(([step]) => step)],
    values: [...old.values, ...fresh.map(([, value]) => decode(value))],
    times: [...old.times, ...fresh.map(([, , time]) => time)],
    epochs: old.epochs && [...old.epochs, ...fresh.map(([step]) => step * (perStep ?? 0))],
    total: old.total + fresh.length,
    thinned: old.thinned,
  };
  const [first] = strand.times;
  const origins = new Map(overlay.origins);
  if (first !== undefined && !origins.has(message.run)) origins.set(message.run, first);
  return {
    overlay: { ...overlay, revisions, origins, strands: new Map(overlay.strands).set(message.run, strand) },
    stale,
  };
}

const EMPTY: Omit<Strand, "epochs"> = { steps: [], values: [], times: [], total: 0, thinned: false };

function ratio({ steps, epochs }: Strand): number | null {
  const [step, epoch] = [steps.at(-1), epochs?.at(-1)];
  return step && epoch ? epoch / step : null;
}

/** Where the points of a run's curve stand on the overlay's axis. */
export function abscissaeOf(overlay: Overlay, run: string, strand: Strand): number[] {
  if (overlay.axis === "time") return strand.times;
  if (overlay.axis === "epoch") return strand.epochs ?? [];
  if (overlay.axis === "step") return strand.steps;
  const origin = overlay.origins.get(run) ?? 0;
  return strand.times.map((time) => time - origin);
}

export interface Banded {
  x: number[];
  y: number[];
  low: number[];
  high: number[];
}

/** A thinned curve as a line through the middle of every few points, between the least and greatest of them.
 *
 * A point that is not finite stays a gap where it stood.
 */
export function toBand(x: readonly number[], y: readonly number[], size: number): Banded {
  const band: Banded = { x: [], y: [], low: [], high: [] };
  const put = (place: number, middle: number, low: number, high: number) => {
    if (place === band.x.at(-1)) return;
    band.x.push(place);
    band.y.push(middle);
    band.low.push(low);
    band.high.push(high);
  };
  for (let first = 0; first < x.length; first += size) {
    const places = x.slice(first, first + size);
    const values = y.slice(first, first + size);
    const finite = values.filter(Number.isFinite).sort((a, b) => a - b);
    const gap = places[values.findIndex((value) => !Number.isFinite(value))];
    if (finite.length > 0) {
      const middle = finite[Math.floor(finite.length / 2)] ?? Number.NaN;
      put(places[0] ?? 0, middle, finite[0] ?? middle, finite.at(-1) ?? middle);
    }
    if (gap !== undefined) put(gap, Number.NaN, Number.NaN, Number.NaN);
  }
  return band;
}
