/** From keys to lines: decoded, on the chosen abscissa, smoothed, with a band where points were left out. */
import { useMemo, useRef } from "react";
import type { ChartLine } from "../../charts/options";
import { lineColour, ROLE } from "../../lib/colours";
import { abscissae, type Curve, type CurveSet } from "../../lib/curves";
import { type ChartPlan, shortName } from "../../lib/groups";
import { toBand } from "../../lib/overlays";
import { smooth } from "../../lib/smoothing";
import type { CurveView } from "./view";

/** Evaluations are few: every one is marked, none is smoothed. */
const MARKED_BELOW = 40;
/** Points of a thinned curve that become one place of its band. */
const BUNCH = 8;

export function useCurveLines(set: CurveSet, plan: ChartPlan, view: CurveView, alone?: string): ChartLine[] {
  const curves = useSame(plan.keys.map((key) => set.curves.get(key)).filter((curve) => curve !== undefined));
  return useMemo(
    () =>
      curves.flatMap((curve, index) =>
        toLines(
          curve,
          { label: shortName(curve.key), colour: curves.length === 1 ? (alone ?? ROLE.student) : lineColour(index) },
          view,
        ),
      ),
    [curves, view, alone],
  );
}

/** The list as it was, while its members are the same objects: curves that grew are new ones. */
function useSame<T>(list: T[]): T[] {
  const held = useRef(list);
  const same = held.current.length === list.length && list.every((member, index) => member === held.current[index]);
  if (!same) held.current = list;
  return held.current;
}

/** A curve as what is drawn of it: its mean over what is raw, or its band. */
export function toLines(
  curve: Curve,
  look: Pick<ChartLine, "label" | "colour" | "dash">,
  view: CurveView,
): ChartLine[] {
  const all = abscissae(curve, view.x, view.stepsPerEpoch, view.start);
  const [x, y] = view.logX ? positive(all, curve.values) : [all, curve.values];
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
