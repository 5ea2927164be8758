/** Which ordinates of a chart are far from all others. */

export interface Limits {
  low: number;
  high: number;
}

/** Below so many values none is called an outlier. */
const FEWEST = 40;
/** As many values as the quantiles are taken of. */
const LOOKED_AT = 1024;
const TAIL = 0.02;
/** How far beyond the outer quantiles a value may lie, in distances between them. */
const REACH = 1;

/** Between what the bulk of the values lies; undefined where none is outside.
 *
 * The outer quantiles are those of 2 % and 98 %; what is further from them than they are from each other is outside.
 *
 * @param first place of the first value looked at, `end` of the first one not any more.
 */
export function limitsOf(
  columns: readonly (readonly (number | null | undefined)[])[],
  first: number,
  end: number,
): Limits | undefined {
  let [least, most, count] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  const known = new Float64Array(LOOKED_AT);
  const stride = Math.max(1, Math.ceil(((end - first) * columns.length) / LOOKED_AT));
  let due = 0;
  for (const column of columns)
    for (let place = first; place < end; place += 1) {
      const value = column[place];
      if (value == null) continue;
      least = Math.min(least, value);
      most = Math.max(most, value);
      if (due === 0 && count < LOOKED_AT) known[count++] = value;
      due = (due + 1) % stride;
    }
  if (count < FEWEST) return undefined;
  const sorted = known.subarray(0, count).sort();
  const bottom = sorted[Math.floor(TAIL * (count - 1))] ?? 0;
  const top = sorted[Math.ceil((1 - TAIL) * (count - 1))] ?? 0;
  const reach = (top - bottom) * REACH;
  const limits = { low: Math.max(least, bottom - reach), high: Math.min(most, top + reach) };
  return reach > 0 && (limits.low > least || limits.high < most) ? limits : undefined;
}
