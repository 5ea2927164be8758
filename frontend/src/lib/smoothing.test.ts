import { expect, it } from "vitest";
import { Mean, smooth } from "./smoothing";

it("does nothing at weight 0", () => expect(smooth([1, 5, 2], new Mean(0))).toEqual([1, 5, 2]));

it("keeps a constant constant from the first point on", () => {
  for (const value of smooth([3, 3, 3, 3], new Mean(0.9))) expect(value).toBeCloseTo(3, 12);
});

it("matches the hand-computed mean", () => {
  const [, second, third] = smooth([1, 3, 5], new Mean(0.5));
  expect(second).toBeCloseTo((0.25 * 1 + 0.5 * 3) / 0.75, 12);
  expect(third).toBeCloseTo((0.125 * 1 + 0.25 * 3 + 0.5 * 5) / 0.875, 12);
});

it("leaves gaps as gaps", () => {
  const [first, gap, last] = smooth([2, Number.NaN, 2], new Mean(0.6));
  expect(first).toBeCloseTo(2);
  expect(gap).toBeNaN();
  expect(last).toBeCloseTo(2);
});

it("goes on from where it was", () => {
  const mean = new Mean(0.7);
  const parts = [...smooth([4, 1], mean), ...smooth([8, 2], mean)];
  expect(parts).toEqual(smooth([4, 1, 8, 2], new Mean(0.7)));
});
