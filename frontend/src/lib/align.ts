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
  const shown = (value: number) => (Number.isFinite(value) && value > floor ? value : null);
  if (lines.every((line) => sameAxis(first.x, line.x)))
    return [[...first.x], ...lines.map((line) => line.y.map(shown))];
  const axis = [...new Set(lines.flatMap((line) => [...line.x]))].sort((a, b) => a - b);
  const place = new Map(axis.map((x, index) => [x, index]));
  return [axis, ...lines.map((line) => spread(line, place, axis.length, shown))];
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
