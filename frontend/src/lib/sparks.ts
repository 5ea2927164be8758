/** A curve the size of a word: its line in a box, broken where values are not finite. */

export interface Spark {
  line: string;
  /** Last finite value, and where it lies in the box. */
  last: number;
  x: number;
  y: number;
}

/** The path of a curve in a box; null where there is nothing to draw. */
export function sparkOf(
  steps: readonly number[],
  values: readonly number[],
  width: number,
  height: number,
): Spark | null {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return null;
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const [first = 0, end = 0] = [steps[0], steps.at(-1)];
  const x = (step: number) => (end === first ? width / 2 : ((step - first) / (end - first)) * width);
  const y = (value: number) => (high === low ? height / 2 : height - ((value - low) / (high - low)) * height);
  let line = "";
  let last = { last: Number.NaN, x: 0, y: 0 };
  let down = false;
  values.forEach((value, place) => {
    if (!Number.isFinite(value)) {
      down = false;
      return;
    }
    const [at, over] = [round(x(steps[place] ?? first)), round(y(value))];
    line += `${down ? "L" : "M"}${at} ${over}`;
    last = { last: value, x: at, y: over };
    down = true;
  });
  return { line, ...last };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
