/** How curves are looked at: one choice for all charts of a run. */
import { useMemo } from "react";
import type { Run } from "../../api/types";
import { beginning, type CurveSet, stepsPerEpoch, type XAxis } from "../../lib/curves";
import type { RunSearch } from "../../lib/search";

export interface CurveView {
  x: XAxis;
  smooth: number;
  logarithmic: boolean;
  stepsPerEpoch: number | null;
  /** Seconds since 1970 at the left edge of a time axis. */
  start: number;
  sync: string;
  colour: string;
}

export function useCurveView(run: Run, set: CurveSet | undefined, search: RunSearch, colour: string): CurveView {
  const perEpoch = stepsPerEpoch(run.progress);
  const start = run.started ? new Date(run.started).getTime() / 1000 : set ? beginning(set) : 0;
  const { x, smooth, log } = search;
  return useMemo(
    () => ({
      x: x === "epoch" && perEpoch === null ? "step" : (x ?? "step"),
      smooth: smooth ?? 0,
      logarithmic: log ?? false,
      stepsPerEpoch: perEpoch,
      start,
      sync: run.id,
      colour,
    }),
    [x, smooth, log, perEpoch, start, run.id, colour],
  );
}
