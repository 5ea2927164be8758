/** A line over parallel axes in pieces. */

export type Plotted = number | string;

/** What ECharts takes for no value; between two values it would draw through. */
export const ABSENT = "-";

/** A line in pieces, one for each stretch of axes where it has values: it does not pass an axis where it has none. */
export function stretchesOf(values: readonly Plotted[]): Plotted[][] {
  const pieces: Plotted[][] = [];
  values.forEach((value, axis) => {
    if (value === ABSENT) return;
    const goesOn = axis > 0 && values[axis - 1] !== ABSENT;
    if (!goesOn) pieces.push(values.map(() => ABSENT));
    const piece = pieces.at(-1);
    if (piece) piece[axis] = value;
  });
  return pieces;
}
