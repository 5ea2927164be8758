/** Which ordinates of a chart are far from all others. */

export interface Limits {
  low: number;
  high: number;
}

type Values = readonly (number | null | undefined)[];

export interface Sample {
  values: Values;
  /** Share of the values at either end that the rest is judged without. */
  tail: number;
}

/** Tails of a line, and of the edge of a band: a spike among many points takes a whole place of an edge. */
export const LINE_TAIL = 0.02;
export const EDGE_TAIL = 0.25;

/** Below so many values none is called an outlier. */
const FEWEST = 40;
/** As many values of a line as its quantiles are taken of. */
const LOOKED_AT = 400;
/** How far beyond the outer quantiles a value may lie, in distances between them. */
const REACH = 1.5;

/** Between what the bulk of every line lies; undefined where nothing is outside.
 *
 * @param first place of the first value looked at, `end` of the first one not any more.
 */
export function limitsOf(samples: readonly Sample[], first: number, end: number): Limits | undefined {
  const whole = { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY };
  const bulk = { ...whole };
  for (const sample of samples) {
    const found = rangesOf(sample, first, end);
    whole.low = Math.min(whole.low, found.least);
    whole.high = Math.max(whole.high, found.most);
    bulk.low = Math.min(bulk.low, found.low);
    bulk.high = Math.max(bulk.high, found.high);
  }
  return bulk.low > whole.low || bulk.high < whole.high ? bulk : undefined;
}

function rangesOf({ values, tail }: Sample, first: number, end: number) {
  const known = new Float64Array(LOOKED_AT);
  const stride = Math.max(1, Math.ceil((end - first) / LOOKED_AT));
  let [least, most, count] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (let place = first; place < end; place += 1) {
    const value = values[place];
    if (value == null) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
    if (place % stride === 0) known[count++] = value;
  }
  const sorted = known.subarray(0, count).sort();
  const bottom = sorted[Math.floor(tail * (count - 1))] ?? least;
  const top = sorted[Math.ceil((1 - tail) * (count - 1))] ?? most;
  const reach = (top - bottom) * REACH;
  if (count < FEWEST || reach === 0) return { least, most, low: least, high: most };
  return { least, most, low: Math.max(least, bottom - reach), high: Math.min(most, top + reach) };
}
