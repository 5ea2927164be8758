/** From keys to lines: decoded, on the chosen abscissa, smoothed, with a band where points were left out. */
import { useMemo, useRef } from "react";
import { type Drawing, drawingOf } from "../../charts/drawn";
import type { Feed } from "../../charts/feed";
import type { ChartLine } from "../../charts/options";
import { lineColour, ROLE } from "../../lib/colours";
import { abscissae, type Curve, type CurveSet, tailOf } from "../../lib/curves";
import { type ChartPlan, shortName } from "../../lib/groups";
import { onGrowth } from "../../lib/growth";
import type { CurveView } from "./view";

type Look = Pick<ChartLine, "label" | "colour" | "dash">;

interface CurveLines {
  lines: ChartLine[];
  feed: Feed;
}

/** The lines of a chart's curves and of those beside them, and how they grow. */
export function useCurveLines(
  set: CurveSet,
  plan: ChartPlan,
  view: CurveView,
  beside: readonly ChartLine[],
): CurveLines {
  const curves = useSame(plan.keys.map((key) => set.curves.get(key)).filter((curve) => curve !== undefined));
  return useMemo(() => {
    const colour = (place: number) => (curves.length === 1 ? (view.colour ?? ROLE.student) : lineColour(place));
    const looks = curves.map((curve, place) => ({ label: shortName(curve.key), colour: colour(place) }));
    const feed = feedOf(curves, looks, view, beside);
    return { feed, lines: feed.whole() };
  }, [curves, view, beside]);
}

/** The list as it was, while its members are the same objects. */
function useSame<T>(list: T[]): T[] {
  const held = useRef(list);
  const same = held.current.length === list.length && list.every((member, index) => member === held.current[index]);
  if (!same) held.current = list;
  return held.current;
}

function feedOf(curves: readonly Curve[], looks: readonly Look[], view: CurveView, beside: readonly ChartLine[]): Feed {
  let drawings: Drawing[] = [];
  let drawn: number[] = [];
  const nothing = beside.map((line) => ({ x: [], y: [], ...(line.low && { low: [], high: [] }) }));
  return {
    whole: () => {
      drawn = curves.map((curve) => curve.steps.length);
      drawings = curves.map((curve, place) => toDrawing(curve, looks[place] ?? NAMELESS, view));
      return [...beside, ...drawings.flatMap((drawing) => drawing.lines)];
    },
    fresh: () => {
      const tails = curves.map((curve, place) => tailOf(curve, drawn[place] ?? 0));
      drawn = curves.map((curve) => curve.steps.length);
      const ends = drawings.flatMap((drawing, place) => {
        const tail = tails[place];
        return tail ? drawing.goOn(placesOf(tail, view), tail.values) : [];
      });
      return [...nothing, ...ends];
    },
    listen: (grown) => onGrowth(curves, grown),
  };
}

const NAMELESS: Look = { label: "", colour: ROLE.student };

/** What is drawn of a curve, on the chosen abscissa. */
export function toLines(curve: Curve, look: Look, view: CurveView): ChartLine[] {
  return toDrawing(curve, look, view).lines;
}

function toDrawing(curve: Curve, look: Look, view: CurveView): Drawing {
  return drawingOf(
    { key: curve.key, x: placesOf(curve, view), values: curve.values, thinned: curve.thinned },
    look,
    view,
  );
}

function placesOf(curve: Curve, view: CurveView): number[] {
  return abscissae(curve, view.x, view.stepsPerEpoch, view.start);
}
