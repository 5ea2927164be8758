/** Bands behind lines: what a thinned curve reached around every place. */
import type uPlot from "uplot";
import type { Line } from "../lib/align";

export interface Banded extends Line {
  low?: readonly number[];
  high?: readonly number[];
}

const BAND_ALPHA = 0.16;

/** An edge of a band is a series of its own that is not stroked. */
export const EDGE: uPlot.Series = { stroke: undefined, width: 0, points: { show: false } };

/** Places of the lines that have a band; their edges stand behind all lines, low before high. */
export function banded(lines: readonly Banded[]): number[] {
  return lines.flatMap((line, place) => (line.low && line.high ? [place] : []));
}

/** The places of both edges among the series, for a line that has a band. */
export function edgesOf(lines: readonly Banded[], place: number): [number, number] | undefined {
  const among = banded(lines).indexOf(place);
  if (among < 0) return undefined;
  const low = 1 + lines.length + 2 * among;
  return [low, low + 1];
}

export function bandsOf(lines: readonly (Banded & { colour: string })[]): uPlot.Band[] {
  return banded(lines).map((place) => {
    const [low, high] = edgesOf(lines, place) ?? [0, 0];
    return { series: [high, low], fill: translucent(lines[place]?.colour ?? "", BAND_ALPHA) };
  });
}

/** The lines, then the edges of their bands. */
export function withEdges(lines: readonly Banded[]): Line[] {
  const edges = banded(lines).flatMap((place) => {
    const { x = [], low = [], high = [] } = lines[place] ?? {};
    return [
      { x, y: low },
      { x, y: high },
    ];
  });
  return [...lines, ...edges];
}

/** A `#rrggbb` colour that lets through what is behind it. */
function translucent(hex: string, alpha: number): string {
  return `${hex}${Math.round(alpha * 255)
    .toString(16)
    .padStart(2, "0")}`;
}
