/** Runs as lines over parallel axes, one axis for each quantity; a stretch of an axis can be brushed. */
import { useCallback, useEffect, useRef } from "react";
import { shortNumber } from "../lib/numbers";
import { EChart, type Inks } from "./EChart";
import type { EChartsCoreOption, EChartsType } from "./echarts";
import { ABSENT, type Plotted, stretchesOf } from "./stretches";

export interface ParallelAxis {
  /** What the axis is called where its stretches are kept; its name without. */
  id?: string;
  name: string;
  /** Of each line, in the order of the lines; null where it has none. */
  values: readonly (number | string | null)[];
}

export interface ParallelLine {
  id: string;
  label: string;
  colour: string;
}

/** Stretches of axes that lines have to pass, by the axis. */
export type Stretches = Record<string, [number, number][]>;

interface ParallelPlotProps {
  axes: readonly ParallelAxis[];
  lines: readonly ParallelLine[];
  height: number;
  onOpen?: (id: string) => void;
  /** The stretches that are brushed, where the page holds them, and what becomes of one that was. */
  brushed?: Stretches;
  onBrush?: (brushed: Stretches) => void;
}

/** A drag along an axis says a stretch at every move. */
const BRUSH_PAUSE_MS = 250;

const collator = new Intl.Collator("en", { numeric: true });

/** Words in natural order; numbers written as words by what they are: 5e-6 before 1e-4. */
function inOrder(a: string, b: string): number {
  const difference = Number(a) - Number(b);
  return Number.isNaN(difference) ? collator.compare(a, b) : difference;
}

export default function ParallelPlot({ axes, lines, height, onOpen, brushed, onBrush }: ParallelPlotProps) {
  const option = useCallback((inks: Inks) => parallelOption(axes, lines, inks), [axes, lines]);
  const label = `Parallel coordinates of ${lines.length} runs over ${axes.map((axis) => axis.name).join(", ")}`;
  const brush = useBrush(axes, brushed, onBrush);
  return <EChart label={label} height={height} option={option} onOpen={onOpen} {...brush} />;
}

/** Keeps the stretches on the chart's axes what the page holds, and tells the page what was brushed. */
function useBrush(
  axes: readonly ParallelAxis[],
  brushed: Stretches | undefined,
  onBrush: ParallelPlotProps["onBrush"],
) {
  const held = useRef({ axes, brushed, onBrush });
  held.current = { axes, brushed, onBrush };
  const chart = useRef<EChartsType | null>(null);
  const drawn = useRef<Stretches>({});
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const onDrawn = useCallback((made: EChartsType) => {
    if (!held.current.onBrush) return;
    drawn.current = { ...held.current.brushed };
    for (const { id, name } of held.current.axes) {
      const intervals = drawn.current[id ?? name] ?? [];
      made.dispatchAction({ type: "axisAreaSelect", parallelAxisId: id ?? name, intervals });
    }
  }, []);
  const onMade = useCallback((made: EChartsType) => {
    chart.current = made;
    made.on("axisareaselected", (event) => {
      const { parallelAxisId, intervals } = event as { parallelAxisId?: string; intervals?: [number, number][] };
      if (!parallelAxisId || !intervals) return;
      const { [parallelAxisId]: _old, ...others } = drawn.current;
      drawn.current = intervals.length > 0 ? { ...others, [parallelAxisId]: intervals.map(ascending) } : others;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        if (!same(drawn.current, held.current.brushed)) held.current.onBrush?.(drawn.current);
      }, BRUSH_PAUSE_MS);
    });
  }, []);
  useEffect(() => {
    if (chart.current && !same(drawn.current, brushed)) onDrawn(chart.current);
  }, [brushed, onDrawn]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return { onMade, onDrawn };
}

function ascending([from, to]: [number, number]): [number, number] {
  return [Number(Math.min(from, to).toPrecision(7)), Number(Math.max(from, to).toPrecision(7))];
}

function same(drawn: Stretches, held: Stretches = {}): boolean {
  const words = (stretches: Stretches) => JSON.stringify(Object.entries(stretches).sort());
  return words(drawn) === words(held);
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
    parallelAxis: axes.map((axis, dim) => ({
      dim,
      id: axis.id ?? axis.name,
      name: axis.name,
      ...scaleOf(axis),
      ...axisLook(inks),
    })),
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
