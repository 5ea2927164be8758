/** What a chart says in words: values at the cursor, and the line that is near it. */
import type uPlot from "uplot";
import type { Column } from "../lib/align";
import { type ChartAxis, type ChartLine, formatX } from "./options";

type Format = (value: number | null | undefined, digits?: number) => string;

const MOST_NAMED = 8;

/** The name of the line at the cursor, and its value there. */
export function writeFocus(
  plot: uPlot,
  place: number | undefined,
  { lines, format }: { lines: readonly ChartLine[]; format: Format },
  axis: ChartAxis,
  span: HTMLSpanElement | null,
): void {
  const line = place === undefined ? undefined : lines[place];
  const index = plot.cursor.idx;
  if (!span) return;
  if (!line || place === undefined || index == null) {
    span.textContent = "";
    return;
  }
  const value = nearest(plot.data[place + 1] as Column | undefined, index);
  span.textContent = `${line.label} ${format(value)} at ${formatX(plot.data[0][index] ?? null, axis)}`;
  span.style.borderColor = line.colour;
}

/** Values at the cursor; without a cursor the last ones. */
export function writeValues(plot: uPlot, spans: (HTMLSpanElement | null)[], format: Format): void {
  const index = plot.cursor.idx;
  spans.forEach((span, line) => {
    if (!span) return;
    const column = plot.data[line + 1] as Column | undefined;
    span.textContent = format(nearest(column, index ?? (column?.length ?? 0) - 1));
  });
}

/** What a chart shows, for those who do not see it: its lines' last values. */
export function labelOf(
  title: string,
  ends: readonly (number | null | undefined)[],
  lines: readonly ChartLine[],
  format: Format,
): string {
  const words = lines.flatMap((line, place) => (line.faint ? [] : [`${line.label} ${format(ends[place])}`]));
  return `${title}: ${words.slice(0, MOST_NAMED).join(", ")}`;
}

export function writeLabel(
  figure: HTMLElement | null,
  title: string,
  lines: readonly ChartLine[],
  plot: uPlot,
  format: Format,
): void {
  const ends = lines.map((_, place) => nearest(plot.data[place + 1] as Column, plot.data[0].length - 1));
  figure?.setAttribute("aria-label", labelOf(title, ends, lines, format));
}

/** How many points a chart's axis leaves out. */
export function writeOutside(span: HTMLSpanElement | null, count: number): void {
  const words = count === 0 ? "" : `${count} outside`;
  if (span && span.textContent !== words) span.textContent = words;
}

/** The value at the place, else the last one before it: joined axes leave places without a point. */
function nearest(column: Column | undefined, index: number): number | null | undefined {
  for (let place = index; place >= 0; place -= 1) if (column?.[place] !== undefined) return column[place];
  return undefined;
}
