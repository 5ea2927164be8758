/** A curve as the lines that are drawn of it: its mean over what is raw, or the band of what was thinned. */
import { toBand } from "../lib/overlays";
import { smooth } from "../lib/smoothing";
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

export function drawnLines(curve: Drawn, look: Look, view: { logX: boolean; smooth: number }): ChartLine[] {
  const [x, y] = view.logX ? positive(curve.x, curve.values) : [curve.x, curve.values];
  const measured = curve.key.startsWith("val/");
  const weight = measured ? 0 : view.smooth;
  if (curve.thinned) {
    const band = toBand(x, y, BUNCH);
    return [{ ...look, ...band, y: smooth(band.y, weight) }];
  }
  const line = { ...look, x, y, points: measured && x.length < MARKED_BELOW };
  if (weight === 0) return [line];
  return [
    { ...line, label: `${look.label}, raw`, faint: true },
    { ...line, y: smooth(y, weight) },
  ];
}

/** A logarithmic axis has no place for what is not above zero. */
function positive(x: readonly number[], y: readonly number[]): [number[], number[]] {
  const places = x.flatMap((value, place) => (value > 0 ? [place] : []));
  return [places.map((place) => x[place] ?? 0), places.map((place) => y[place] ?? Number.NaN)];
}
