/** What the maps panel shows of a file: panes per probe image, and the numbers at the ends of the colour scale. */
import { findArray, type MapArray, type MapKind, type MapSource, type MapsFile } from "./dbmaps";

export interface Scale {
  low: number;
  high: number;
}

/** One map of a row; without an array where the run has none. */
export interface Pane {
  source: MapSource;
  array: MapArray;
}

const SOURCES: Record<MapKind, MapSource[]> = {
  magnitude: ["teacher", "student"],
  spatial: ["teacher", "student"],
  channel: ["teacher", "student"],
  foreground: ["mask"],
};

/** The maps of one probe image side by side, teacher first. */
export function panesOf(file: MapsFile, image: number, level: string, what: MapKind): Pane[] {
  return SOURCES[what].flatMap((source) => {
    const array = findArray(file, image, level, source, what);
    return array ? [{ source, array }] : [];
  });
}

/** Least and greatest number of these maps: one scale makes them comparable. */
export function sharedScale(panes: readonly Pane[]): Scale {
  return {
    low: Math.min(...panes.map((pane) => pane.array.low)),
    high: Math.max(...panes.map((pane) => pane.array.high)),
  };
}

/** Which kinds of maps a file has at all. */
export function kindsOf(file: MapsFile): MapKind[] {
  return (Object.keys(SOURCES) as MapKind[]).filter((kind) => file.arrays.some((array) => array.what === kind));
}

/** The place of the step nearest to `wanted` in ascending steps; the last one when nothing is wanted. */
export function nearestStep(steps: readonly number[], wanted: number | undefined): number {
  if (wanted === undefined) return steps.length - 1;
  return steps.reduce(
    (best, step, index) => (Math.abs(step - wanted) < Math.abs((steps[best] ?? step) - wanted) ? index : best),
    0,
  );
}
