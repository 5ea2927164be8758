/** A run's curves for the charts that are drawn: of a run with thousands of keys no others are read. */
import { useMemo } from "react";
import type { Run } from "../../api/types";
import { refined, windowOf } from "../../lib/closeups";
import type { CurveSet } from "../../lib/curves";
import { useCloseup, useCurves } from "../../queries/metrics";
import { useGrown } from "./useGrown";
import type { CurveView } from "./view";

/** More keys than this are read chart by chart. */
const MANY_KEYS = 300;

export function isWide(run: Pick<Run, "summary">): boolean {
  return Object.keys(run.summary).length > MANY_KEYS;
}

/** What to ask for: the wanted keys of a wide run, everything of another. */
export function askedOf(run: Run, wanted: readonly string[]): string[] | undefined {
  return isWide(run) ? [...wanted].sort() : undefined;
}

/** The keys of the run that charts can be made of, in one text that changes with them alone. */
function keysOf(run: Run, set: CurveSet | undefined): string[] {
  const known = set ? [...set.curves.keys()] : [];
  return isWide(run) ? [...new Set([...Object.keys(run.summary), ...known])] : known;
}

export function useKeys(run: Run, set: CurveSet | undefined): string[] {
  const named = keysOf(run, set).join("\n");
  return useMemo(() => (named === "" ? [] : named.split("\n")), [named]);
}

/** The wanted curves, with the exact points of the range that is seen. */
export function useRunCurves(run: Run, view: CurveView, wanted: readonly string[]): CurveSet | undefined {
  const only = askedOf(run, wanted);
  const { data } = useCurves(run.id, only);
  const thinned = data !== undefined && [...data.curves.values()].some((curve) => curve.thinned);
  const window = view.range && thinned ? windowOf(view.range, view.x, view.stepsPerEpoch, view.start) : undefined;
  const closeup = useCloseup(run.id, window, only);
  const close = window ? closeup.data : undefined;
  const grown = useGrown(data, close !== undefined);
  return useMemo(() => grown && refined(grown, close), [grown, close]);
}
