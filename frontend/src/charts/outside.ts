/** Ordinates far from all others: the axis leaves them out, a mark at its edge says where they are. */
import type uPlot from "uplot";
import type { Column } from "../lib/align";
import { type Limits, limitsOf } from "../lib/outliers";

const MARK = 5;

/** Where the bulk of a chart's ordinates lies, of those within `range`; undefined where nothing stands out. */
export function limitsOfPlot(plot: uPlot, lines: number, range?: readonly [number, number]): Limits | undefined {
  const [axis, ...columns] = plot.data as unknown as [number[], ...Column[]];
  const first = range ? axis.findIndex((x) => x >= range[0]) : 0;
  const end = range ? axis.findLastIndex((x) => x <= range[1]) + 1 : axis.length;
  return first < 0 ? undefined : limitsOf(columns.slice(0, lines), first, end);
}

/** Triangles at the edge under or above which points lie; gives how many points there are. */
export function drawOutside(plot: uPlot, colours: readonly string[]): number {
  const { min, max } = plot.scales.y ?? {};
  const [from, to] = [plot.scales.x?.min, plot.scales.x?.max];
  if (min == null || max == null || from == null || to == null) return 0;
  const axis = plot.data[0];
  let count = 0;
  colours.forEach((colour, line) => {
    const column = plot.data[line + 1] as Column | undefined;
    if (!column || plot.series[line + 1]?.show === false) return;
    column.forEach((value, place) => {
      const x = axis[place] ?? Number.NaN;
      if (value == null || (value <= max && value >= min) || x < from || x > to) return;
      count += 1;
      drawMark(plot, x, value > max, colour);
    });
  });
  return count;
}

function drawMark(plot: uPlot, x: number, above: boolean, colour: string): void {
  const { ctx, bbox } = plot;
  const size = MARK * devicePixelRatio;
  const left = plot.valToPos(x, "x", true);
  const edge = above ? bbox.top : bbox.top + bbox.height;
  const inward = above ? size : -size;
  ctx.fillStyle = colour;
  ctx.beginPath();
  ctx.moveTo(left, edge);
  ctx.lineTo(left - size / 2, edge + inward);
  ctx.lineTo(left + size / 2, edge + inward);
  ctx.fill();
}
