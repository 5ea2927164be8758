/** uPlot's options for a line chart: axes, scales, cursor, reference lines. */
import type uPlot from "uplot";
import type { Line } from "../lib/align";
import type { XAxis } from "../lib/curves";
import { formatNumber, formatTicks } from "../lib/numbers";
import { clock, formatDuration } from "../lib/time";
import { drawRest } from "./advance";
import { banded, bandsOf, EDGE } from "./bands";
import { grabbing, listenToWheel, stopMoving, tidied } from "./moving";
import { drawOutside, limitsOfPlot } from "./outside";

export interface ChartLine extends Line {
  label: string;
  colour: string;
  /** The unsmoothed curve behind its mean. */
  faint?: boolean;
  /** Mark every point: for curves of few, like evaluations. */
  points?: boolean;
  dash?: readonly number[];
  /** Least and greatest value around every place, painted as a band behind the line. */
  low?: readonly number[];
  high?: readonly number[];
}

/** `time` counts seconds since a start, `clock` seconds since 1970. */
export type ChartAxis = XAxis;
export type Range = readonly [number, number];

export interface ChartReference {
  label: string;
  value: number;
  colour: string;
}

interface OptionsInput {
  lines: ChartLine[];
  references: ChartReference[];
  xAxis: ChartAxis;
  logarithmic: boolean;
  /** The abscissa grows by ratios. */
  logX?: boolean;
  height: number;
  width: number;
  sync?: string;
  /** What is seen of the abscissa; all of it without. */
  range?: Range;
  /** How far the abscissa reaches at least, so that points to come have their place. */
  reach: () => number | undefined;
  /** Called when the cursor moved. */
  onCursor: (plot: uPlot) => void;
  /** Called with what was dragged over, and with nothing to see all; without it the chart zooms by itself. */
  onRange?: (range: Range | undefined) => void;
  /** The axis of ordinates leaves outliers out. */
  robust?: boolean;
  /** How many points lie outside of the chart. */
  showOutside?: (count: number) => void;
  /** A place on the abscissa that is pointed at. */
  markedAt?: () => number | undefined;
  /** Called with the place on the abscissa that was clicked. */
  onPick?: (x: number) => void;
  node: HTMLElement;
  format: (value: number | null | undefined, digits?: number) => string;
  showValues: (plot: uPlot) => void;
  /** The line the cursor is at, by its place; nothing away from all. */
  onFocus?: (line: number | undefined, plot: uPlot) => void;
}

const FONT = "11px 'Inter Variable', system-ui, sans-serif";
const AXIS_NAMES: Record<ChartAxis, string> = {
  step: "step",
  epoch: "epoch",
  time: "time since start",
  clock: "time of day",
};
/** Below this height a chart is one of many: its axes say less. */
const SMALL = 130;
const LOGARITHMIC = 3;
/** A drag shorter than this, in pixels, was a click. */
const LEAST_DRAG = 4;

export function chartOptions(input: OptionsInput): uPlot.Options {
  const ink = colour(input.node, "--ink-soft");
  const small = input.height < SMALL;
  const grid = colour(input.node, "--line-faint");
  const axis = { stroke: ink, font: FONT, grid: { stroke: grid, width: 1 }, ticks: { show: false } };
  return {
    width: input.width,
    height: input.height,
    legend: { show: false },
    padding: [8, 26, 0, 0],
    cursor: cursorOf(input),
    scales: {
      x: {
        time: input.xAxis === "clock",
        distr: input.logX ? LOGARITHMIC : 1,
        ...rangeOfX(input),
      },
      y: {
        distr: input.logarithmic ? LOGARITHMIC : 1,
        range: input.logarithmic ? undefined : rangeWith(input),
      },
    },
    axes: [
      {
        ...axis,
        size: 22,
        gap: 3,
        space: 60,
        ...(!small && { label: AXIS_NAMES[input.xAxis], labelFont: FONT, labelSize: 15, labelGap: 0 }),
        ...(input.xAxis !== "clock" && {
          values: (_plot: uPlot, ticks: (number | null)[]) => ticks.map((tick) => formatX(tick, input.xAxis)),
        }),
      },
      {
        ...axis,
        size: 50,
        gap: 4,
        space: small ? 20 : 28,
        values: (_plot, ticks) => formatTicks(ticks, input.format),
      },
    ],
    series: [{}, ...input.lines.map(seriesOf), ...banded(input.lines).flatMap(() => [EDGE, EDGE])],
    bands: bandsOf(input.lines),
    hooks: {
      draw: [
        (plot) => drawRest(plot, input.lines),
        (plot) => drawReferences(plot, input.references),
        (plot) => drawMarked(plot, input.markedAt?.(), ink),
        (plot) => input.showOutside?.(drawOutside(plot, coloursOf(input.lines))),
      ],
      setLegend: [input.showValues],
      setCursor: [input.onCursor],
      ready: [
        input.showValues,
        (plot) => listenToClicks(plot, input.onPick),
        (plot) => input.onRange && listenToWheel(plot, input.onRange, leastX(input)),
      ],
      destroy: [stopMoving],
      ...(input.onFocus && { setSeries: [(plot, index) => input.onFocus?.(lineAt(index, input.lines), plot)] }),
      ...(input.onRange && { setSelect: [(plot) => zoom(plot, input.onRange)] }),
    },
  };
}

/** Fixed where the page holds it; a linear one reaches ahead of lines that grow. */
function rangeOfX({ range, logX, reach }: OptionsInput): Pick<uPlot.Scale, "range"> {
  if (range) return { range: [...range] };
  if (logX) return {};
  return { range: (_plot, least, most) => [least, Math.max(most, reach() ?? most)] };
}

function cursorOf(input: OptionsInput): uPlot.Cursor {
  const { onRange, lines } = input;
  return {
    points: { size: (_plot, index) => (index > lines.length ? 0 : 6) },
    drag: { x: true, y: false, setScale: onRange === undefined },
    focus: {
      prox: 24,
      dist: (_plot, index, _at, value, cursor) =>
        index > lines.length ? Number.POSITIVE_INFINITY : Math.abs(value - cursor),
    },
    ...(onRange && {
      bind: {
        dblclick: () => () => seeAll(onRange),
        mousedown: (plot: uPlot, _target: HTMLElement, handler: uPlot.Cursor.MouseListener) => grabbing(plot, handler),
      },
    }),
    ...(input.sync && { sync: { key: input.sync, scales: ["x", null] } }),
  };
}

/** Nothing stands before a run's start; the clock goes back. */
function leastX({ xAxis, logX }: OptionsInput): number {
  return xAxis === "clock" || logX ? Number.NEGATIVE_INFINITY : 0;
}

function seeAll(onRange: (range: undefined) => void): null {
  onRange(undefined);
  return null;
}

function zoom(plot: uPlot, onRange: OptionsInput["onRange"]): void {
  const { left, width } = plot.select;
  if (width < LEAST_DRAG) return;
  const range = tidied(plot.posToVal(left, "x"), plot.posToVal(left + width, "x"));
  plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  onRange?.(range);
}

function lineAt(index: number | null, lines: readonly ChartLine[]): number | undefined {
  return index === null || index < 1 || index > lines.length ? undefined : index - 1;
}

function seriesOf(line: ChartLine): uPlot.Series {
  return {
    label: line.label,
    stroke: line.colour,
    width: line.faint ? 1 : 1.6,
    alpha: line.faint ? 0.28 : 1,
    ...(line.dash && { dash: [...line.dash] }),
    points: { show: line.points ?? false, size: 5, fill: line.colour },
  };
}

/** Of every series: the lines, then both edges of every band. */
function coloursOf(lines: readonly ChartLine[]): string[] {
  const edges = banded(lines).flatMap((place) => [lines[place]?.colour ?? "", lines[place]?.colour ?? ""]);
  return [...lines.map((line) => line.colour), ...edges];
}

/** uPlot keeps the click that ends a drag to itself. */
function listenToClicks(plot: uPlot, onPick: OptionsInput["onPick"]): void {
  if (!onPick) return;
  plot.over.addEventListener("click", () => {
    const x = plot.cursor.idx == null ? undefined : plot.data[0][plot.cursor.idx];
    if (x !== undefined) onPick(x);
  });
}

/** The lines' range with some air, widened so that the reference lines are in sight. */
function rangeWith({ references, robust, lines, range }: OptionsInput): uPlot.Range.Function {
  return (plot, least, most) => {
    if (least === null || most === null) return [0, 1];
    const limits = robust ? limitsOfPlot(plot, lines.length, range) : undefined;
    return aired(limits?.low ?? least, limits?.high ?? most, references);
  };
}

function aired(low: number, high: number, references: ChartReference[]): [number, number] {
  const values = [low, high, ...references.map((reference) => reference.value)];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const air = (most - least || Math.abs(most) || 1) * 0.06;
  return [least >= 0 && least - air < 0 ? 0 : least - air, most + air];
}

function drawMarked(plot: uPlot, x: number | undefined, ink: string): void {
  const { ctx, bbox } = plot;
  if (x === undefined) return;
  const left = plot.valToPos(x, "x", true);
  if (left < bbox.left || left > bbox.left + bbox.width) return;
  ctx.save();
  ctx.strokeStyle = ink;
  ctx.lineWidth = devicePixelRatio;
  ctx.beginPath();
  ctx.moveTo(left, bbox.top);
  ctx.lineTo(left, bbox.top + bbox.height);
  ctx.stroke();
  ctx.restore();
}

function drawReferences(plot: uPlot, references: ChartReference[]): void {
  const { ctx, bbox } = plot;
  for (const reference of references) {
    const y = plot.valToPos(reference.value, "y", true);
    if (y < bbox.top || y > bbox.top + bbox.height) continue;
    ctx.save();
    ctx.strokeStyle = reference.colour;
    ctx.lineWidth = 1.5 * devicePixelRatio;
    ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.restore();
  }
}

/** An abscissa as the axis writes it; a logarithmic axis hands over null for the ticks it leaves unlabelled. */
export function formatX(tick: number | null, axis: ChartAxis): string {
  if (tick === null) return "";
  if (axis === "clock") return clock(tick);
  if (axis === "time") return formatDuration(tick);
  return Number.isInteger(tick) ? String(tick) : formatNumber(tick, 3);
}

function colour(node: HTMLElement, variable: string): string {
  return getComputedStyle(node).getPropertyValue(variable).trim();
}
