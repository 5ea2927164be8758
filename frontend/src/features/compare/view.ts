/** How curves of several runs are looked at: what the address says, and each run's look. */
import { useMemo } from "react";
import type { Run } from "../../api/types";
import { drawnLines } from "../../charts/drawn";
import type { ChartAxis, ChartLine, Range } from "../../charts/options";
import type { Axis, CompareSearch } from "../../lib/comparesearch";
import { abscissaeOf, type Overlay } from "../../lib/overlays";
import { type RunLook, runLooks } from "../../lib/runlooks";

export interface CompareView {
  x: Axis;
  range?: Range;
  smooth: number;
  log: boolean;
  logX: boolean;
}

export type Looks = ReadonlyMap<string, RunLook>;

/** The server's words for an axis and the chart's: what counts from a start is drawn as a duration. */
export const CHART_AXES: Record<Axis, ChartAxis> = { step: "step", epoch: "epoch", time: "clock", relative: "time" };

export function useCompareView({ x, from, to, smooth = 0, log = false, logx = false }: CompareSearch): CompareView {
  return useMemo(() => {
    const range = from !== undefined && to !== undefined ? ([from, to] as const) : undefined;
    return { x: x ?? "step", range, smooth, log, logX: logx && x !== "time" };
  }, [x, from, to, smooth, log, logx]);
}

export function useLooks(ids: readonly string[]): Looks {
  const named = ids.join();
  return useMemo(() => runLooks(named.split(",")), [named]);
}

/** A metric's curves of these runs as the chart's lines, each in its run's colour under its name. */
export function overlayLines(overlay: Overlay, runs: readonly Run[], looks: Looks, view: CompareView): ChartLine[] {
  return runs.flatMap((run) => {
    const strand = overlay.strands.get(run.id);
    if (!strand || strand.steps.length === 0) return [];
    const look = looks.get(run.id);
    return drawnLines(
      { key: overlay.key, x: abscissaeOf(overlay, run.id, strand), values: strand.values, thinned: strand.thinned },
      { label: run.name, colour: look?.colour ?? "#808080", dash: look?.dash },
      view,
    );
  });
}
