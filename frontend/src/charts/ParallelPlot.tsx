/** Runs as lines over parallel axes, one axis for each quantity; a stretch of an axis can be brushed. */
import { useCallback } from "react";
import { shortNumber } from "../lib/numbers";
import { EChart, type Inks } from "./EChart";
import type { EChartsCoreOption } from "./echarts";
import { ABSENT, type Plotted, stretchesOf } from "./stretches";

export interface ParallelAxis {
  name: string;
  /** Of each line, in the order of the lines; null where it has none. */
  values: readonly (number | string | null)[];
}

export interface ParallelLine {
  id: string;
  label: string;
  colour: string;
}

interface ParallelPlotProps {
  axes: readonly ParallelAxis[];
  lines: readonly ParallelLine[];
  height: number;
  onOpen?: (id: string) => void;
}

const collator = new Intl.Collator("en", { numeric: true });

/** Words in natural order; numbers written as words by what they are: 5e-6 before 1e-4. */
function inOrder(a: string, b: string): number {
  const difference = Number(a) - Number(b);
  return Number.isNaN(difference) ? collator.compare(a, b) : difference;
}

export default function ParallelPlot({ axes, lines, height, onOpen }: ParallelPlotProps) {
  const option = useCallback((inks: Inks) => parallelOption(axes, lines, inks), [axes, lines]);
  const label = `Parallel coordinates of ${lines.length} runs over ${axes.map((axis) => axis.name).join(", ")}`;
  return <EChart label={label} height={height} option={option} onOpen={onOpen} />;
}

function parallelOption(axes: readonly ParallelAxis[], lines: readonly ParallelLine[], inks: Inks): EChartsCoreOption {
  const places = new Map(lines.map((line, place) => [line.id, place]));
  return {
    animation: false,
    textStyle: { fontFamily: inks.font, color: inks.ink },
    tooltip: {
      renderMode: "richText",
      formatter: ({ data }: { data: { id: string } }) => {
        const place = places.get(data.id) ?? -1;
        const values = axes.map((axis) => `${axis.name}: ${word(axis.values[place] ?? null)}`);
        return [lines[place]?.label, ...values].join("\n");
      },
    },
    parallel: { left: 70, right: 90, top: 36, bottom: 18, axisExpandable: false },
    parallelAxis: axes.map((axis, dim) => ({ dim, name: axis.name, ...scaleOf(axis), ...axisLook(inks) })),
    series: [
      {
        type: "parallel",
        lineStyle: { width: 2, opacity: 0.75 },
        inactiveOpacity: 0.06,
        emphasis: { lineStyle: { width: 4, opacity: 1 } },
        data: lines.flatMap((line, place) =>
          stretchesOf(axes.map((axis) => plotted(axis, place))).map((value) => ({
            id: line.id,
            value,
            lineStyle: { color: line.colour },
          })),
        ),
      },
    ],
  };
}

function axisLook(inks: Inks) {
  return {
    nameTextStyle: { color: inks.ink, fontFamily: inks.font, fontSize: 11.5 },
    nameTruncate: { maxWidth: 170 },
    axisLine: { lineStyle: { color: inks.line } },
    axisTick: { lineStyle: { color: inks.line } },
    axisLabel: { color: inks.soft, fontFamily: inks.font, formatter: (value: number | string) => word(value) },
    areaSelectStyle: { width: 18, opacity: 0.25, color: inks.soft, borderColor: inks.soft },
  };
}

/** Numbers on a scale of numbers, logarithmic where they span it; words, and numbers among words, as categories. */
function scaleOf(axis: ParallelAxis) {
  const known = axis.values.filter((value) => value !== null);
  const numbers = known.filter((value) => typeof value === "number");
  if (numbers.length < known.length || known.length === 0) return { type: "category", data: wordsOf(axis) };
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  return { type: low > 0 && high / low > 50 ? "log" : "value", scale: true };
}

function wordsOf(axis: ParallelAxis): string[] {
  return [...new Set(axis.values.filter((value) => value !== null).map(String))].sort(inOrder);
}

function plotted(axis: ParallelAxis, place: number): Plotted {
  const value = axis.values[place] ?? null;
  if (value === null) return ABSENT;
  return axis.values.some((other) => typeof other === "string") ? String(value) : value;
}

function word(value: number | string | null): string {
  if (value === null) return "–";
  return typeof value === "number" ? shortNumber(value) : value;
}
