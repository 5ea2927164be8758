/** uPlot's options for a line chart: axes, scales, cursor, reference lines. */
import type uPlot from "uplot";
import type { Line } from "../lib/align";
import type { XAxis } from "../lib/curves";
import { formatNumber, formatTicks } from "../lib/numbers";
import { formatDuration } from "../lib/time";

export interface ChartLine extends Line {
  label: string;
  colour: string;
  /** The unsmoothed curve behind its mean. */
  faint?: boolean;
  /** Mark every point: for curves of few, like evaluations. */
  points?: boolean;
}

export interface ChartReference {
  label: string;
  value: number;
  colour: string;
}

interface OptionsInput {
  lines: ChartLine[];
  references: ChartReference[];
  xAxis: XAxis;
  logarithmic: boolean;
  height: number;
  width: number;
  sync?: string;
  node: HTMLElement;
  format: (value: number | null | undefined, digits?: number) => string;
  showValues: (plot: uPlot) => void;
}

const FONT = "11px 'Inter Variable', system-ui, sans-serif";
const AXIS_NAMES: Record<XAxis, string> = { step: "step", epoch: "epoch", time: "time since start" };
/** Below this height a chart is one of many: its axes say less. */
const SMALL = 130;

export function chartOptions(input: OptionsInput): uPlot.Options {
  const ink = colour(input.node, "--ink-soft");
  const small = input.height < SMALL;
  const grid = colour(input.node, "--line-faint");
  const axis = { stroke: ink, font: FONT, grid: { stroke: grid, width: 1 }, ticks: { show: false } };
  return {
    width: input.width,
    height: input.height,
    legend: { show: false },
    padding: [8, 12, 0, 0],
    cursor: {
      points: { size: 6 },
      drag: { x: true, y: false },
      focus: { prox: 24 },
      ...(input.sync && { sync: { key: input.sync, scales: ["x", null] } }),
    },
    scales: {
      x: { time: false },
      y: { distr: input.logarithmic ? 3 : 1, range: input.logarithmic ? undefined : rangeWith(input.references) },
    },
    axes: [
      {
        ...axis,
        size: 22,
        gap: 3,
        space: 60,
        ...(!small && { label: AXIS_NAMES[input.xAxis], labelFont: FONT, labelSize: 15, labelGap: 0 }),
        values: (_plot, ticks) => ticks.map((tick) => formatX(tick, input.xAxis)),
      },
      {
        ...axis,
        size: 50,
        gap: 4,
        space: small ? 20 : 28,
        values: (_plot, ticks) => formatTicks(ticks, input.format),
      },
    ],
    series: [{}, ...input.lines.map(seriesOf)],
    hooks: {
      draw: [(plot) => drawReferences(plot, input.references)],
      setLegend: [input.showValues],
      ready: [input.showValues],
    },
  };
}

function seriesOf(line: ChartLine): uPlot.Series {
  return {
    label: line.label,
    stroke: line.colour,
    width: line.faint ? 1 : 1.6,
    alpha: line.faint ? 0.28 : 1,
    points: { show: line.points ?? false, size: 5, fill: line.colour },
  };
}

/** The lines' range with some air, widened so that the reference lines are in sight. */
function rangeWith(references: ChartReference[]): uPlot.Range.Function {
  return (_plot, low, high) => {
    if (low === null || high === null) return [0, 1];
    const values = [low, high, ...references.map((reference) => reference.value)];
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const air = (most - least || Math.abs(most) || 1) * 0.06;
    return [least >= 0 && least - air < 0 ? 0 : least - air, most + air];
  };
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

function formatX(tick: number, axis: XAxis): string {
  if (axis === "time") return formatDuration(tick);
  return Number.isInteger(tick) ? String(tick) : formatNumber(tick, 3);
}

function colour(node: HTMLElement, variable: string): string {
  return getComputedStyle(node).getPropertyValue(variable).trim();
}
