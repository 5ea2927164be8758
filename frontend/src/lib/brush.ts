/** Stretches of parallel axes that were brushed, as an address keeps them. */
import { tidy } from "./search";

/** From and to on an axis; of an axis of words, places in their order. */
export type Brush = Record<string, [number, number][]>;

export interface SweepSearch {
  brush?: Brush;
}

const MOST_AXES = 60;
const MOST_STRETCHES = 20;

export function readSweepSearch(raw: Record<string, unknown>): SweepSearch {
  return tidy({ brush: readBrush(raw.brush) });
}

/** What can be read of it; undefined for nothing. */
export function readBrush(value: unknown): Brush | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return kept(
    Object.entries(value)
      .slice(0, MOST_AXES)
      .map(([axis, given]) => [axis, stretchesIn(given)] as const),
  );
}

/** The axes that have a stretch; undefined for none. */
export function kept(brush: Iterable<readonly [string, [number, number][]]>): Brush | undefined {
  const found = [...brush].filter(([, stretches]) => stretches.length > 0);
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

function stretchesIn(value: unknown): [number, number][] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, MOST_STRETCHES).flatMap((stretch) => {
    const [low, high] = Array.isArray(stretch) ? stretch : [];
    return Number.isFinite(low) && Number.isFinite(high) && low <= high ? [[low, high] satisfies [number, number]] : [];
  });
}
