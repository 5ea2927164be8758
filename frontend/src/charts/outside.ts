/** Ordinates far from all others: the axis leaves them out, a mark at its edge says where they are. */
import type uPlot from "uplot";
import type { Column } from "../lib/align";
import { countBelow } from "../lib/closeups";
import { EDGE_TAIL, LINE_TAIL, type Limits, limitsOf } from "../lib/outliers";

const MARK = 5;

interface Known {
  range: readonly [number, number] | undefined;
  limits: Limits | undefined;
}

/** uPlot asks for the range several times for the same data. */
const known = new WeakMap<uPlot.AlignedData, Known>();

/** Where the bulk of a chart's ordinates lies, of those within `range`; undefined where nothing stands out. */
export function limitsOfPlot(plot: uPlot, lines: number, range?: readonly [number, number]): Limits | undefined {
  const held = known.get(plot.data);
  if (held && held.range === range) return held.limits;
  const [axis, ...columns] = plot.data as unknown as [number[], ...Column[]];
  const first = range ? countBelow(axis, range[0]) : 0;
  const end = range ? countBelow(axis, range[1]) : axis.length;
  const samples = columns.map((values, place) => ({ values, tail: place < lines ? LINE_TAIL : EDGE_TAIL }));
  const limits = limitsOf(samples, first, end);
  known.set(plot.data, { range, limits });
  return limits;
}

/** Triangles at the edge under or above which points lie; gives how many there are.
 *
 * @param colours of the lines and then of both edges of every band.
 */
export function drawOutside(plot: uPlot, colours: readonly string[]): number {
  const { min, max } = plot.scales.y ?? {};
  const [from, to] = [plot.scales.x?.min, plot.scales.x?.max];
  if (min == null || max == null || from == null || to == null) return 0;
  const axis = plot.data[0];
  const [first, end] = [countBelow(axis, from), countBelow(axis, to)];
  let count = 0;
  colours.forEach((colour, line) => {
    const column = plot.data[line + 1] as Column | undefined;
    if (!column || plot.series[line + 1]?.show === false) return;
    for (let place = first; place <= Math.min(end, axis.length - 1); place += 1) {
      const value = column[place];
      if (value == null || (value <= max && value >= min)) continue;
      count += 1;
      drawMark(plot, axis[place] ?? from, value > max, colour);
    }
  });
  return count;
}

function drawMark(plot: uPlot, x: number, above: boolean, colour: string): void {
  const { ctx, bbox } = plot;
  const size = MARK * devicePixelRatio;
  const left = plot.valToPos(x, "x", true);
  const edge = above ? bbox.top : bbox.top + bbox.height;
  const inward = above ? size : -size;
  ctx.save();
  ctx.fillStyle = colour;
  ctx.beginPath();
  ctx.moveTo(left, edge);
  ctx.lineTo(left - size / 2, edge + inward);
  ctx.lineTo(left + size / 2, edge + inward);
  ctx.fill();
  ctx.restore();
}
