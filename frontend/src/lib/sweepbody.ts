/** From swept fields, as they were typed, to what the server is asked for. */
import { type Axis, type RangeAxis, valuesOf } from "./axes";
import { parseNumber } from "./numbers";
import type { SpecField } from "./specfields";

/** How many combinations are drawn at random, as typed. */
export interface DrawText {
  count: string;
  seed: string;
}

export interface Stretch {
  low: number;
  high: number;
  log: boolean;
  whole: boolean;
}

export interface SweepBody {
  grid: Record<string, unknown[]>;
  stretches: Record<string, Stretch>;
  draw: { count: number; seed: number } | null;
}

export interface Swept {
  /** Null while nothing is swept, or something of it is not finished. */
  body: SweepBody | null;
  /** How many runs it makes; 0 while it makes none. */
  runs: number;
}

/** Every combination of the fields' values, or some that are drawn; ranges are then drawn from, not divided. */
export function sweptOf(
  axes: Readonly<Record<string, Axis>>,
  draw: DrawText | null,
  fields: ReadonlyMap<string, SpecField>,
): Swept {
  const grid: SweepBody["grid"] = {};
  const stretches: SweepBody["stretches"] = {};
  let finished = true;
  for (const [path, axis] of Object.entries(axes)) {
    const field = fields.get(path);
    if (!field) continue;
    const stretch = draw && "low" in axis ? stretchOf(axis, field) : undefined;
    if (stretch) stretches[path] = stretch;
    else if (stretch === undefined) grid[path] = valuesOf(axis, field).values;
    finished &&= stretch !== null && grid[path]?.length !== 0;
  }
  const asked = drawOf(draw);
  const counts = Object.values(grid).map((values) => values.length);
  const swept = counts.length + Object.keys(stretches).length > 0;
  if (!finished || !swept || asked === undefined) return { body: null, runs: 0 };
  const runs = asked ? asked.count : counts.reduce((product, count) => product * count, 1);
  return { body: { grid, stretches, draw: asked }, runs };
}

/** What a range is drawn from; null while an end is no number. */
export function stretchOf(axis: RangeAxis, field: SpecField): Stretch | null {
  const [low, high] = [parseNumber(axis.low), parseNumber(axis.high)];
  return low === null || high === null ? null : { low, high, log: axis.log, whole: field.kind === "integer" };
}

/** Undefined while it is no number. */
function drawOf(draw: DrawText | null): SweepBody["draw"] | undefined {
  if (!draw) return null;
  const [count, seed] = [parseNumber(draw.count), parseNumber(draw.seed || "0")];
  return count === null || seed === null || count < 1 ? undefined : { count, seed };
}
