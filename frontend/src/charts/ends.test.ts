import { expect, it } from "vitest";
import { segments } from "./ends";

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
