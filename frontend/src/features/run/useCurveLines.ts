/** From keys to lines: decoded, on the chosen abscissa, smoothed, in points of mAP where that is the unit. */
import { useMemo, useRef } from "react";
import type { ChartLine } from "../../charts/options";
import { lineColour, ROLE } from "../../lib/colours";
import { abscissae, type Curve, type CurveSet } from "../../lib/curves";
import { type ChartPlan, shortName } from "../../lib/groups";
import { smooth } from "../../lib/smoothing";
import type { CurveView } from "./view";

/** Evaluations are few: every one is marked, none is smoothed. */
const MARKED_BELOW = 40;

export function useCurveLines(set: CurveSet, plan: ChartPlan, view: CurveView, alone?: string): ChartLine[] {
  const curves = useSame(plan.keys.map((key) => set.curves.get(key)).filter((curve) => curve !== undefined));
  return useMemo(
    () =>
      curves.flatMap((curve, index) =>
        toLines(curve, curves.length === 1 ? (alone ?? ROLE.student) : lineColour(index), view),
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

function toLines(curve: Curve, colour: string, view: CurveView): ChartLine[] {
  const x = abscissae(curve, view.x, view.stepsPerEpoch, view.start);
  const measured = curve.key.startsWith("val/");
  const line = { label: shortName(curve.key), colour, x, y: curve.values, points: measured && x.length < MARKED_BELOW };
  if (view.smooth === 0 || measured) return [line];
  return [
    { ...line, label: `${line.label}, raw`, faint: true },
    { ...line, y: smooth(curve.values, view.smooth) },
  ];
}
