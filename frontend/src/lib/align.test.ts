import { describe, expect, it } from "vitest";
import { align, append } from "./align";

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

describe("append", () => {
  const held = () =>
    align([
      { x: [1, 2], y: [5, 6] },
      { x: [1, 3], y: [7, 8] },
    ]);

  it("gives what aligning everything gives", () => {
    const columns = held();
    const tails = [
      { x: [4, 5], y: [1, Number.NaN] },
      { x: [5, 6], y: [2, 3] },
    ];
    expect(append(columns, tails)).toBe(3);
    expect(columns).toEqual(
      align([
        { x: [1, 2, 4, 5], y: [5, 6, 1, Number.NaN] },
        { x: [1, 3, 5, 6], y: [7, 8, 2, 3] },
      ]),
    );
  });

  it("fills a place at the end that another line had before", () => {
    const columns = held();
    expect(
      append(columns, [
        { x: [3], y: [9] },
        { x: [], y: [] },
      ]),
    ).toBe(2);
    expect(columns).toEqual([
      [1, 2, 3],
      [5, 6, 9],
      [7, undefined, 8],
    ]);
  });

  it("refuses what belongs before the end, and a second value at one place", () => {
    const columns = held();
    expect(
      append(columns, [
        { x: [2.5], y: [1] },
        { x: [], y: [] },
      ]),
    ).toBeNull();
    expect(
      append(columns, [
        { x: [], y: [] },
        { x: [3], y: [1] },
      ]),
    ).toBeNull();
    expect(columns).toEqual(held());
  });

  it("changes nothing without points", () => {
    expect(append(held(), [{ x: [], y: [] }])).toBe(3);
  });
});
