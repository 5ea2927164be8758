/** From keys to lines: decoded, on the chosen abscissa, smoothed, with a band where points were left out. */
import { useMemo, useRef } from "react";
import { drawnLines } from "../../charts/drawn";
import type { ChartLine } from "../../charts/options";
import { lineColour, ROLE } from "../../lib/colours";
import { abscissae, type Curve, type CurveSet } from "../../lib/curves";
import { type ChartPlan, shortName } from "../../lib/groups";
import type { CurveView } from "./view";

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

/** What is drawn of a curve of the run, on the chosen abscissa. */
export function toLines(
  curve: Curve,
  look: Pick<ChartLine, "label" | "colour" | "dash">,
  view: CurveView,
): ChartLine[] {
  const x = abscissae(curve, view.x, view.stepsPerEpoch, view.start);
  return drawnLines({ key: curve.key, x, values: curve.values, thinned: curve.thinned }, look, view);
}
