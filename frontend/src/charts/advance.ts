/** Brings a chart up to its feed: by drawing the new ends where they fit in, anew where they do not. */
import type uPlot from "uplot";
import { align, append, type Column } from "../lib/align";
import { withEdges } from "./bands";
import { drawEnds, fits } from "./ends";
import type { Feed } from "./feed";
import type { ChartLine } from "./options";

/** What a chart is painted from. */
export interface Held {
  /** The lines as they were given, and what they were aligned with. */
  lines: readonly ChartLine[];
  floor: number | undefined;
  columns: uPlot.AlignedData;
  /** How far the abscissa reaches beyond the last point of lines that grow. */
  reach?: number;
}

/** Share of the abscissa that is left free for points to come: so long none of them moves what is drawn. */
const AHEAD = 0.05;

export function heldOf(lines: readonly ChartLine[], floor: number | undefined): Held {
  return { lines, floor, columns: align(withEdges(lines), floor) as uPlot.AlignedData };
}

/** @param still what is seen of the abscissa does not follow the points. */
export function advance(plot: uPlot, held: Held, feed: Feed, still: boolean): void {
  const columns = held.columns as unknown as [number[], ...Column[]];
  const first = append(columns, withEdges(feed.fresh()), held.floor);
  if (first === columns[0].length) return;
  const simple = first !== null && !held.lines.some((line) => line.points);
  if (simple) plot.setData(held.columns, false);
  if (simple && fits(plot, first, still)) drawEnds(plot, held.lines, first);
  else drawAnew(plot, held, feed);
}

function drawAnew(plot: uPlot, held: Held, feed: Feed): void {
  held.columns = align(withEdges(feed.whole()), held.floor) as uPlot.AlignedData;
  const [axis] = held.columns;
  const [start = 0, end = 0] = [axis[0], axis[axis.length - 1]];
  held.reach = end + (end - start) * AHEAD;
  plot.setData(held.columns);
}

/** What uPlot drew before the last points came, it draws without them when it paints again for another reason. */
export function drawRest(plot: uPlot, lines: readonly ChartLine[]): void {
  const drawn = lastDrawn(plot);
  if (drawn < plot.data[0].length - 1) drawEnds(plot, lines, drawn + 1);
}

/** Let the cursor reach the points that came since uPlot looked at its scales. */
export function letCursorReach(plot: uPlot): void {
  const { min, max } = plot.scales.x ?? {};
  const drawn = lastDrawn(plot);
  if (min == null || max == null || plot.cursor.idx !== drawn || drawn === plot.data[0].length - 1) return;
  if ((plot.data[0][drawn + 1] ?? max) < max) plot.setScale("x", { min, max });
}

/** Place of the last point that uPlot knows to be in sight. */
function lastDrawn(plot: uPlot): number {
  return plot.series[0]?.idxs?.[1] ?? plot.data[0].length - 1;
}
