/** Draws lines over one abscissa with uPlot: shared cursor, drag to zoom, values at the cursor in the legend. */
import "uplot/dist/uPlot.min.css";
import { useComputedColorScheme } from "@mantine/core";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import uPlot from "uplot";
import { align, type Column } from "../lib/align";
import type { XAxis } from "../lib/curves";
import styles from "./LineChart.module.css";
import { type ChartLine, type ChartReference, chartOptions } from "./options";

interface LineChartProps {
  title: string;
  lines: ChartLine[];
  references?: ChartReference[];
  xAxis: XAxis;
  logarithmic?: boolean;
  height: number;
  /** Charts with the same name move their cursors together. */
  sync?: string;
  format: (value: number | null | undefined, digits?: number) => string;
  legend?: boolean;
}

const NOT_POSITIVE = 0;

export function LineChart(props: LineChartProps) {
  const { lines, references = [], xAxis, logarithmic = false, height, sync, format, legend = true } = props;
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const readouts = useRef<(HTMLSpanElement | null)[]>([]);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const scheme = useComputedColorScheme("light");
  const columns = useMemo(
    () => align(lines, logarithmic ? NOT_POSITIVE : undefined) as uPlot.AlignedData,
    [lines, logarithmic],
  );
  const shape = JSON.stringify([
    lines.map(({ x: _x, y: _y, ...look }) => look),
    references,
    xAxis,
    logarithmic,
    sync,
    scheme,
  ]);
  const latest = useRef({ columns, lines, hidden, format });
  latest.current = { columns, lines, hidden, format };

  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` stands for everything the options are made of
  useLayoutEffect(() => {
    const node = place.current;
    if (!node) return;
    const showValues = (plot: uPlot) => writeValues(plot, readouts.current, latest.current.format);
    const options = chartOptions({ ...props, references, logarithmic, width: node.clientWidth, node, showValues });
    const made = new uPlot(options, latest.current.columns, node);
    latest.current.lines.forEach((line, index) => {
      if (latest.current.hidden.has(line.label)) made.setSeries(index + 1, { show: false });
    });
    chart.current = made;
    const observer = new ResizeObserver(() => made.setSize({ width: node.clientWidth, height }));
    observer.observe(node);
    return () => {
      observer.disconnect();
      chart.current = null;
      made.destroy();
    };
  }, [shape, height]);

  useEffect(() => {
    const plot = chart.current;
    if (!plot || plot.data === columns) return;
    const zoomed = isZoomed(plot);
    plot.setData(columns, !zoomed);
    if (zoomed) plot.redraw();
    writeValues(plot, readouts.current, latest.current.format);
  }, [columns]);

  const toggle = (label: string) => {
    const next = new Set(hidden);
    if (!next.delete(label)) next.add(label);
    setHidden(next);
    chart.current?.setSeries(lines.findIndex((line) => line.label === label) + 1, { show: !next.has(label) });
  };

  return (
    <figure className={styles.figure} aria-label={describe(props)}>
      <div ref={place} className={styles.plot} style={{ height }} aria-hidden />
      {legend && (
        <figcaption className={styles.legend}>
          {lines.map((line, index) =>
            line.faint ? null : (
              <button
                key={line.label}
                type="button"
                className={styles.entry}
                aria-pressed={!hidden.has(line.label)}
                onClick={() => toggle(line.label)}
              >
                <span className={styles.swatch} style={{ background: line.colour }} aria-hidden />
                {line.label}
                <span
                  className={styles.value}
                  ref={(span) => {
                    readouts.current[index] = span;
                  }}
                />
              </button>
            ),
          )}
          {references.map((reference) => (
            <span key={reference.label} className={styles.entry}>
              <span className={styles.dash} style={{ borderColor: reference.colour }} aria-hidden />
              {reference.label}
              <span className={styles.value}>{format(reference.value)}</span>
            </span>
          ))}
        </figcaption>
      )}
    </figure>
  );
}

/** Values at the cursor; without a cursor the last ones. */
function writeValues(plot: uPlot, spans: (HTMLSpanElement | null)[], format: LineChartProps["format"]): void {
  const index = plot.cursor.idx;
  spans.forEach((span, line) => {
    if (!span) return;
    const column = plot.data[line + 1] as Column | undefined;
    span.textContent = format(nearest(column, index ?? (column?.length ?? 0) - 1));
  });
}

/** The value at the place, else the last one before it: joined axes leave places without a point. */
function nearest(column: Column | undefined, index: number): number | null | undefined {
  for (let place = index; place >= 0; place -= 1) if (column?.[place] !== undefined) return column[place];
  return undefined;
}

function isZoomed(plot: uPlot): boolean {
  const { min, max } = plot.scales.x ?? {};
  const [axis] = plot.data;
  if (min == null || max == null || axis.length === 0) return false;
  return min > (axis[0] ?? min) || max < (axis.at(-1) ?? max);
}

function describe({ title, lines, format }: LineChartProps): string {
  const ends = lines.filter((line) => !line.faint).map((line) => `${line.label} ${format(line.y.at(-1))}`);
  return `${title}: ${ends.slice(0, 8).join(", ")}`;
}
