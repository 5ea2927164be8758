import { expect, it } from "vitest";
import { edgesAfter, tidied } from "./moving";

it("moves both edges against the drag", () => expect(edgesAfter(100, 0, 1, 25)).toEqual([-25, 75]));

it("keeps the place at the pointer where it is", () => {
  const [left, right] = edgesAfter(100, 40, 0.5, 0);
  expect([left, right]).toEqual([20, 70]);
  expect((40 - left) / (right - left)).toBe(0.4);
});

it("writes a range with the digits that can be seen", () => {
  expect(tidied(1.0000000001, 100000.00000012)).toEqual([1, 100000]);
  expect(tidied(1763871322.123456, 1763871322.523456)).toEqual([1763871322.12346, 1763871322.52346]);
});
