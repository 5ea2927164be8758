/** How curves are looked at: one choice for all charts of a run. */
import { useMemo } from "react";
import type { Run } from "../../api/types";
import type { Range } from "../../charts/options";
import { beginning, type CurveSet, stepsPerEpoch, type XAxis } from "../../lib/curves";
import type { RunSearch } from "../../lib/search";

export interface CurveView {
  x: XAxis;
  smooth: number;
  logarithmic: boolean;
  /** The abscissa grows by ratios. */
  logX: boolean;
  /** Outliers do not stretch the axes. */
  robust: boolean;
  /** What is seen of the abscissa; all of it without. */
  range?: Range;
  /** The step that is looked at closely. */
  pin?: number;
  /** Lines that are not drawn, as `hiddenLine` writes them. */
  off: readonly string[];
  stepsPerEpoch: number | null;
  /** Seconds since 1970 at the left edge of a time axis. */
  start: number;
  sync: string;
  colour: string;
  onRange: (range: Range | undefined) => void;
  onPin: (step: number) => void;
  onOff: (off: readonly string[]) => void;
}

const NONE: readonly string[] = [];

export type Change = (part: Partial<RunSearch>) => void;

export function useCurveView(
  run: Run,
  set: CurveSet | undefined,
  search: RunSearch,
  colour: string,
  change: Change,
): CurveView {
  const perEpoch = stepsPerEpoch(run.progress);
  const start = startOf(run, set);
  const {
    x: wanted = "step",
    smooth = 0,
    log = false,
    logx = false,
    peaks = false,
    from,
    to,
    pin,
    off = NONE,
  } = search;
  const x = wanted === "epoch" && perEpoch === null ? "step" : wanted;
  return useMemo(
    () => ({
      x,
      smooth,
      logarithmic: log,
      logX: logx && x !== "clock",
      robust: !peaks,
      range: from !== undefined && to !== undefined ? ([from, to] as const) : undefined,
      pin,
      off,
      stepsPerEpoch: perEpoch,
      start,
      sync: run.id,
      colour,
      onRange: (range) => change({ from: range?.[0], to: range?.[1] }),
      onPin: (step) => change({ pin: step }),
      onOff: (next) => change({ off: next.length > 0 ? [...next] : undefined }),
    }),
    [x, smooth, log, logx, peaks, from, to, pin, off, perEpoch, start, run.id, colour, change],
  );
}

/** When the run began; a run that was written down later began with its first point. */
function startOf(run: Run, set: CurveSet | undefined): number {
  const started = run.started ? new Date(run.started).getTime() / 1000 : Number.POSITIVE_INFINITY;
  const first = set ? beginning(set) || started : started;
  return Number.isFinite(Math.min(started, first)) ? Math.min(started, first) : 0;
}
