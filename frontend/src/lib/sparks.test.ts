import { expect, it } from "vitest";
import { sparkOf } from "./sparks";

it("fills its box", () =>
  expect(sparkOf([0, 5, 10], [1, 3, 2], 80, 16)).toEqual({ line: "M0 16L40 0L80 8", last: 2, x: 80, y: 8 }));

it("breaks where a value is not finite", () =>
  expect(sparkOf([0, 1, 2, 3], [1, Number.NaN, 2, Number.POSITIVE_INFINITY], 30, 10)).toEqual({
    line: "M0 10M20 0",
    last: 2,
    x: 20,
    y: 0,
  }));

it("draws a flat line in the middle and nothing of nothing", () => {
  expect(sparkOf([4], [7], 80, 16)?.line).toBe("M40 8");
  expect(sparkOf([0, 1], [Number.NaN, Number.NaN], 80, 16)).toBeNull();
});
