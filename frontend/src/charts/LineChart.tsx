/** Draws lines over one abscissa with uPlot: shared cursor, drag to zoom, values at the cursor in the legend. */
import "uplot/dist/uPlot.min.css";
import { useComputedColorScheme } from "@mantine/core";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import uPlot from "uplot";
import { advance, heldOf, letCursorReach } from "./advance";
import { edgesOf } from "./bands";
import type { Feed } from "./feed";
import { never, soon } from "./frames";
import styles from "./LineChart.module.css";
import { type ChartAxis, type ChartLine, type ChartReference, chartOptions, type Range } from "./options";
import { labelOf, writeFocus, writeLabel, writeOutside, writeValues } from "./readout";

interface LineChartProps {
  title: string;
  lines: ChartLine[];
  references?: ChartReference[];
  xAxis: ChartAxis;
  logarithmic?: boolean;
  logX?: boolean;
  height: number;
  /** Charts with the same name move their cursors together. */
  sync?: string;
  format: (value: number | null | undefined, digits?: number) => string;
  legend?: boolean;
  /** What is seen of the abscissa, where the page holds it; `onRange` then says what was dragged over. */
  range?: Range;
  onRange?: (range: Range | undefined) => void;
  /** Outliers do not stretch the axis; a word says how many points are outside. */
  robust?: boolean;
  /** Labels of lines that are not drawn, where the page holds them, and what to do with others. */
  hidden?: ReadonlySet<string>;
  onHidden?: (hidden: ReadonlySet<string>) => void;
  /** A place on the abscissa that is pointed at, and what to do with one that is clicked. */
  marked?: number;
  onPick?: (x: number) => void;
  /** Where the lines' further points come from, drawn without rendering anything. */
  feed?: Feed;
  /** Nobody sees the chart: it takes up what the feed brings when somebody does. */
  asleep?: boolean;
}

const NOT_POSITIVE = 0;
const NONE_HIDDEN: ReadonlySet<string> = new Set();

export function LineChart(props: LineChartProps) {
  const { lines, references = [], xAxis, logarithmic = false, logX, height, sync, format, legend = true } = props;
  const { range, onRange, robust = false, marked, onPick, feed, asleep = false } = props;
  const figure = useRef<HTMLElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const readouts = useRef<(HTMLSpanElement | null)[]>([]);
  const focus = useRef<HTMLSpanElement>(null);
  const outside = useRef<HTMLSpanElement>(null);
  const [own, setOwn] = useState(NONE_HIDDEN);
  const { hidden = own, onHidden = setOwn } = props;
  const scheme = useComputedColorScheme("light");
  const held = useMemo(() => heldOf(lines, logarithmic ? NOT_POSITIVE : undefined), [lines, logarithmic]);
  const shape = JSON.stringify([
    lines.map(({ x: _x, y: _y, low, high: _high, ...look }) => [look, low !== undefined]),
    references,
    xAxis,
    logarithmic,
    logX,
    range,
    onRange !== undefined,
    onPick !== undefined,
    robust,
    sync,
    scheme,
  ]);
  const latest = useRef({ ...props, held, hidden });
  latest.current = { ...props, held, hidden };

  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` stands for everything the options are made of
  useLayoutEffect(() => {
    const node = place.current;
    if (!node) return;
    const showValues = (plot: uPlot) => writeValues(plot, readouts.current, latest.current.format);
    const options = chartOptions({
      ...props,
      references,
      logarithmic,
      width: node.clientWidth,
      node,
      showValues,
      reach: () => latest.current.held.reach,
      onCursor: (plot) => soon(plot, () => chart.current === plot && letCursorReach(plot)),
      onRange: onRange && ((next) => latest.current.onRange?.(next)),
      onPick: onPick && ((x) => latest.current.onPick?.(x)),
      markedAt: () => latest.current.marked,
      showOutside: robust ? (count) => writeOutside(outside.current, count) : undefined,
      onFocus: legend ? undefined : (line, plot) => writeFocus(plot, line, latest.current, xAxis, focus.current),
    });
    const made = new uPlot(options, latest.current.held.columns, node);
    showBut(made, latest.current.lines, latest.current.hidden);
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
    if (!plot || plot.data === held.columns) return;
    const zoomed = onRange === undefined && isZoomed(plot);
    soon(place, () => {
      if (chart.current !== plot) return;
      plot.setData(held.columns, !zoomed);
      if (zoomed) plot.redraw();
      writeValues(plot, readouts.current, latest.current.format);
    });
  }, [held, onRange]);

  useEffect(() => {
    if (!feed || asleep) return;
    const goOn = () => {
      const plot = chart.current;
      if (!plot || latest.current.held !== held) return;
      advance(plot, held, feed, latest.current.range !== undefined);
      const { title, format } = latest.current;
      writeValues(plot, readouts.current, format);
      writeLabel(figure.current, title, lines, plot, format);
    };
    soon(feed, goOn);
    const deaf = feed.listen(() => soon(feed, goOn));
    return () => {
      deaf();
      never(feed);
    };
  }, [feed, held, lines, asleep]);

  useEffect(() => () => never(place), []);

  useEffect(() => {
    if (chart.current) showBut(chart.current, latest.current.lines, hidden);
  }, [hidden]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is pointed at is painted when it changes
  useEffect(() => chart.current?.redraw(false), [marked]);

  const toggle = (label: string) => {
    const next = new Set(hidden);
    if (!next.delete(label)) next.add(label);
    onHidden(next);
  };

  return (
    <figure ref={figure} className={styles.figure} aria-label={describe(props)}>
      <div ref={place} className={styles.plot} style={{ height }} aria-hidden />
      {robust && <span ref={outside} className={styles.outside} />}
      {!legend && <span ref={focus} className={styles.focus} aria-hidden />}
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

/** Show all lines, with the edges of their bands, but those of these labels. */
function showBut(plot: uPlot, lines: readonly ChartLine[], hidden: ReadonlySet<string>): void {
  lines.forEach((line, place) => {
    const shown = !hidden.has(line.label);
    for (const index of [place + 1, ...(edgesOf(lines, place) ?? [])])
      if (plot.series[index]?.show !== shown) plot.setSeries(index, { show: shown });
  });
}

function isZoomed(plot: uPlot): boolean {
  const { min, max } = plot.scales.x ?? {};
  const [axis] = plot.data;
  if (min == null || max == null || axis.length === 0) return false;
  return min > (axis[0] ?? min) || max < (axis.at(-1) ?? max);
}

function describe({ title, lines, format }: LineChartProps): string {
  return labelOf(
    title,
    lines.map((line) => line.y.at(-1)),
    lines,
    format,
  );
}
