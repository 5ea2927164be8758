/** How curves of several runs are looked at: what the address says, and each run's look. */
import { useMemo } from "react";
import type { Run } from "../../api/types";
import type { ChartAxis, ChartLine, Range } from "../../charts/options";
import type { Axis, CompareSearch } from "../../lib/comparesearch";
import { abscissaeOf, type Overlay, type Strand, toBand } from "../../lib/overlays";
import { type RunLook, runLooks } from "../../lib/runlooks";
import { smooth } from "../../lib/smoothing";

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

/** Evaluations are few: every one is marked, none is smoothed. */
const MARKED_BELOW = 40;
/** Points of a thinned curve that become one place of its band. */
const BUNCH = 8;

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
    return linesOf(
      strand,
      { label: run.name, colour: look?.colour ?? "#808080", dash: look?.dash },
      overlay,
      run.id,
      view,
    );
  });
}

function linesOf(
  strand: Strand,
  look: Pick<ChartLine, "label" | "colour" | "dash">,
  overlay: Overlay,
  run: string,
  view: CompareView,
): ChartLine[] {
  const all = abscissaeOf(overlay, run, strand);
  const [x, y] = view.logX ? positive(all, strand.values) : [all, strand.values];
  const measured = overlay.key.startsWith("val/");
  const weight = measured ? 0 : view.smooth;
  if (strand.thinned) {
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
