import { expect, it } from "vitest";
import { edgesAfter } from "./moving";

it("moves both edges against the drag", () => expect(edgesAfter(100, 0, 1, 25)).toEqual([-25, 75]));

it("keeps the place at the pointer where it is", () => {
  const [left, right] = edgesAfter(100, 40, 0.5, 0);
  expect([left, right]).toEqual([20, 70]);
  expect((40 - left) / (right - left)).toBe(0.4);
});
