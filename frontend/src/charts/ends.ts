/** Draws the new ends of lines onto a chart that is painted already: a point costs a stroke, not the chart. */
import type uPlot from "uplot";
import type { Column } from "../lib/align";
import { countBelow } from "../lib/closeups";
import type { ChartLine } from "./options";

/** Whether what lies from `first` on has its place within the scales as they are.
 *
 * @param still what is seen of the abscissa does not follow the points: those beyond it are out of sight.
 */
export function fits(plot: Pick<uPlot, "scales" | "data">, first: number, still: boolean): boolean {
  const { x, y } = plot.scales;
  if (x?.max == null || y?.min == null || y.max == null) return false;
  const [axis, ...columns] = plot.data as unknown as [number[], ...Column[]];
  if (!still && (axis.at(-1) ?? 0) > x.max) return false;
  const [low, high] = [y.min, y.max];
  const seen = countBelow(axis, x.max) + 1;
  return columns.every((column) =>
    column.slice(first, seen).every((value) => value == null || (value >= low && value <= high)),
  );
}

/** Strokes of all lines from the place `first` on, joined to what is before. */
export function drawEnds(plot: uPlot, lines: readonly ChartLine[], first: number): void {
  const { ctx, bbox } = plot;
  const most = plot.scales.x?.max ?? Number.POSITIVE_INFINITY;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  lines.forEach((line, place) => {
    const series = plot.series[place + 1];
    if (!series || series.show === false) return;
    const width = (series.width ?? 1) * devicePixelRatio;
    const shift = (width % 2) / 2;
    ctx.strokeStyle = line.colour;
    ctx.globalAlpha = series.alpha ?? 1;
    ctx.lineWidth = width;
    ctx.lineJoin = "round";
    ctx.beginPath();
    for (const { from, to } of segments(plot.data[0], plot.data[place + 1] as Column, first, most)) {
      ctx.moveTo(pixel(plot, from[0], "x") + shift, pixel(plot, from[1], "y") + shift);
      ctx.lineTo(pixel(plot, to[0], "x") + shift, pixel(plot, to[1], "y") + shift);
    }
    ctx.stroke();
  });
  ctx.restore();
}

type Point = readonly [number, number];

/** The pieces of a line that end at or after the place `first`, up to the first end beyond `most`. */
export function segments(
  axis: ArrayLike<number>,
  column: Column,
  first: number,
  most: number,
): { from: Point; to: Point }[] {
  let before = first - 1;
  while (before >= 0 && column[before] === undefined) before -= 1;
  const pieces: { from: Point; to: Point }[] = [];
  let from = pointAt(axis, column, before);
  for (let place = first; place < axis.length; place += 1) {
    if (column[place] === undefined) continue;
    const to = pointAt(axis, column, place);
    if (from && to) pieces.push({ from, to });
    from = to;
    if ((axis[place] ?? 0) > most) break;
  }
  return pieces;
}

function pointAt(axis: ArrayLike<number>, column: Column, place: number): Point | undefined {
  const [x, y] = [axis[place], column[place]];
  return x === undefined || y == null ? undefined : [x, y];
}

/** As uPlot places its own points: on whole pixels. */
function pixel(plot: uPlot, value: number, scale: "x" | "y"): number {
  return Math.round(plot.valToPos(value, scale, true));
}
