/** Curves onto the one abscissa that a chart needs. */

export interface Line {
  x: readonly number[];
  y: readonly number[];
}

/** `null` is a gap, `undefined` a place where this line has no point and is drawn through. */
export type Column = (number | null | undefined)[];

/** One ascending abscissa for all lines, and each line's ordinates on it.
 *
 * @param floor ordinates at or below it are gaps (a logarithmic axis cannot show them).
 */
export function align(lines: readonly Line[], floor = Number.NEGATIVE_INFINITY): [number[], ...Column[]] {
  const first = lines[0];
  if (!first) return [[]];
  const shown = shownAbove(floor);
  if (lines.every((line) => sameAxis(first.x, line.x)))
    return [[...first.x], ...lines.map((line) => line.y.map(shown))];
  const axis = [...new Set(lines.flatMap((line) => [...line.x]))].sort((a, b) => a - b);
  const place = new Map(axis.map((x, index) => [x, index]));
  return [axis, ...lines.map((line) => spread(line, place, axis.length, shown))];
}

/** Lay points at the end of aligned columns, in place.
 *
 * @param tails what is new of every line, in the order of the columns.
 * @returns the first place that changed; null, with the columns left as they were, where a point belongs before their end.
 */
export function append(
  columns: readonly [number[], ...Column[]],
  tails: readonly Line[],
  floor = Number.NEGATIVE_INFINITY,
): number | null {
  const [axis, ...rest] = columns;
  const fresh = [...new Set(tails.flatMap((tail) => [...tail.x]))].sort((a, b) => a - b);
  const [first, end] = [fresh[0], axis.at(-1)];
  if (first === undefined) return axis.length;
  const shared = first === end;
  const start = shared ? axis.length - 1 : axis.length;
  const fits = (tail: Line, line: number) => tail.x[0] !== end || rest[line]?.[start] === undefined;
  if (end !== undefined && (first < end || !tails.every((tail, line) => tail.x.length === 0 || fits(tail, line))))
    return null;
  const place = new Map(fresh.map((x, index) => [x, start + index]));
  axis.push(...(shared ? fresh.slice(1) : fresh));
  const shown = shownAbove(floor);
  rest.forEach((column, line) => {
    while (column.length < axis.length) column.push(undefined);
    tails[line]?.x.forEach((x, index) => {
      column[place.get(x) ?? start] = shown(tails[line]?.y[index] ?? Number.NaN);
    });
  });
  return start;
}

function shownAbove(floor: number): (value: number) => number | null {
  return (value) => (Number.isFinite(value) && value > floor ? value : null);
}

function sameAxis(a: readonly number[], b: readonly number[]): boolean {
  if (a === b) return true;
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

function spread(
  line: Line,
  place: Map<number, number>,
  length: number,
  shown: (value: number) => number | null,
): Column {
  const column: Column = new Array(length).fill(undefined);
  line.x.forEach((x, index) => {
    column[place.get(x) ?? 0] = shown(line.y[index] ?? Number.NaN);
  });
  return column;
}
