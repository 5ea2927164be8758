/** A curve as the lines that are drawn of it: its mean over what is raw, or the band of what was thinned. */
import { toBand } from "../lib/overlays";
import { Mean, smooth } from "../lib/smoothing";
import type { Banded } from "./bands";
import type { ChartLine } from "./options";

/** Evaluations are few: every one is marked, none is smoothed. */
const MARKED_BELOW = 40;
/** Points of a thinned curve that become one place of its band. */
const BUNCH = 8;

interface Drawn {
  key: string;
  x: readonly number[];
  values: readonly number[];
  /** Points were left out by the server. */
  thinned: boolean | undefined;
}

type Look = Pick<ChartLine, "label" | "colour" | "dash">;

interface Looked {
  logX: boolean;
  smooth: number;
}

/** The lines of a curve, and how they go on: further points as the ends of the same lines, in the same order. */
export interface Drawing {
  lines: ChartLine[];
  goOn: (x: readonly number[], values: readonly number[]) => Banded[];
}

export function drawingOf(curve: Drawn, look: Look, view: Looked): Drawing {
  const shown = (x: readonly number[], y: readonly number[]) => (view.logX ? positive(x, y) : ([x, y] as const));
  const [x, y] = shown(curve.x, curve.values);
  const measured = curve.key.startsWith("val/");
  const weight = measured ? 0 : view.smooth;
  const mean = new Mean(weight);
  if (curve.thinned) {
    const band = toBand(x, y, BUNCH);
    return { lines: [{ ...look, ...band, y: smooth(band.y, mean) }], goOn: banding(shown, mean) };
  }
  const line = { ...look, x, y, points: measured && x.length < MARKED_BELOW };
  if (weight === 0) return { lines: [line], goOn: (...more) => [lineOf(shown(...more))] };
  return {
    lines: [
      { ...line, label: `${look.label}, raw`, faint: true },
      { ...line, y: smooth(y, mean) },
    ],
    goOn: (...more) => {
      const [places, values] = shown(...more);
      return [
        { x: places, y: values },
        { x: places, y: smooth(values, mean) },
      ];
    },
  };
}

export function drawnLines(curve: Drawn, look: Look, view: Looked): ChartLine[] {
  return drawingOf(curve, look, view).lines;
}

type Points = readonly [readonly number[], readonly number[]];

/** What comes after a band is known point by point: the band has no width there. */
function banding(shown: (...points: Points) => Points, mean: Mean): Drawing["goOn"] {
  return (...more) => {
    const [x, values] = shown(...more);
    return [{ x, y: smooth(values, mean), low: values, high: values }];
  };
}

function lineOf([x, y]: Points): Banded {
  return { x, y };
}

/** A logarithmic axis has no place for what is not above zero. */
function positive(x: readonly number[], y: readonly number[]): [number[], number[]] {
  const places = x.flatMap((value, place) => (value > 0 ? [place] : []));
  return [places.map((place) => x[place] ?? 0), places.map((place) => y[place] ?? Number.NaN)];
}
