import { expect, it } from "vitest";
import { align } from "./align";

it("keeps a shared axis as it is", () => {
  expect(
    align([
      { x: [1, 2], y: [5, 6] },
      { x: [1, 2], y: [7, Number.NaN] },
    ]),
  ).toEqual([
    [1, 2],
    [5, 6],
    [7, null],
  ]);
});

it("joins axes and leaves places without a point undefined", () => {
  expect(
    align([
      { x: [1, 3], y: [5, 6] },
      { x: [2, 3], y: [7, 8] },
    ]),
  ).toEqual([
    [1, 2, 3],
    [5, undefined, 6],
    [undefined, 7, 8],
  ]);
});

it("turns what a logarithmic axis cannot show into gaps", () => {
  expect(align([{ x: [1, 2, 3], y: [0, -1, 2] }], 0)).toEqual([
    [1, 2, 3],
    [null, null, 2],
  ]);
});

it("has an empty axis for no lines", () => expect(align([])).toEqual([[]]));
