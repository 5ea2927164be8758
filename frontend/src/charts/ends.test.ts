import type uPlot from "uplot";
import { describe, expect, it } from "vitest";
import { fits, segments } from "./ends";

const END = Number.POSITIVE_INFINITY;

it("joins new points to the last one that is known, through places of other lines", () => {
  expect(segments([1, 2, 3, 4], [5, undefined, 6, 7], 2, END)).toEqual([
    { from: [1, 5], to: [3, 6] },
    { from: [3, 6], to: [4, 7] },
  ]);
});

it("leaves gaps open", () => {
  expect(segments([1, 2, 3, 4], [5, null, 6, 7], 1, END)).toEqual([{ from: [3, 6], to: [4, 7] }]);
  expect(segments([1, 2], [undefined, 6], 1, END)).toEqual([]);
});

it("ends with the first point out of sight", () => {
  expect(segments([1, 2, 3, 4], [1, 1, 1, 1], 1, 2)).toEqual([
    { from: [1, 1], to: [2, 1] },
    { from: [2, 1], to: [3, 1] },
  ]);
});

describe("a new end", () => {
  const plot = (axis: number[], column: (number | null | undefined)[]) => ({
    scales: { x: { min: 0, max: 10 }, y: { min: -1, max: 1 } },
    data: [axis, column] as uPlot.AlignedData,
  });

  it("fits where both scales hold it", () => {
    expect(fits(plot([1, 2, 10], [0, 0, 1]), 2, false)).toBe(true);
    expect(fits(plot([1, 2, 10.5], [0, 0, 1]), 2, false)).toBe(false);
    expect(fits(plot([1, 2, 3], [0, 0, 1.5]), 2, false)).toBe(false);
    expect(fits(plot([1, 2, 3], [9, 0, null]), 2, false)).toBe(true);
  });

  it("is out of sight, and fits, where what is seen does not follow", () => {
    expect(fits(plot([1, 2, 11, 12], [0, 0, 0, 5]), 2, true)).toBe(true);
    expect(fits(plot([1, 2, 11], [0, 0, 5]), 2, true)).toBe(false);
  });
});
