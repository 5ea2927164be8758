import { expect, it } from "vitest";
import { stretchesOf } from "./stretches";

it("does not draw a line through an axis where it has no value", () => {
  expect(stretchesOf([1, 2, "-", 4, 5])).toEqual([
    [1, 2, "-", "-", "-"],
    ["-", "-", "-", 4, 5],
  ]);
  expect(stretchesOf([1, "a"])).toEqual([[1, "a"]]);
  expect(stretchesOf(["-", "-"])).toEqual([]);
});
