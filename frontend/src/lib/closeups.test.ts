import { describe, expect, it } from "vitest";
import { countBelow, nearestPlace, refined, windowOf } from "./closeups";
import type { Curve, CurveSet } from "./curves";

function curve(steps: number[], thinned: boolean): Curve {
  return { key: "a", steps, values: steps.map((step) => step * 2), times: steps, total: 9, thinned };
}

const setOf = (one: Curve): CurveSet => ({ revision: 1, curves: new Map([["a", one]]) });

describe("a close look at a part", () => {
  it("lays the exact points between those known before and after", () => {
    const whole = refined(setOf(curve([0, 10, 20, 30, 40], true)), setOf(curve([18, 19, 20, 21], false)));
    expect(whole.curves.get("a")?.steps).toEqual([0, 10, 18, 19, 20, 21, 30, 40]);
    expect(whole.curves.get("a")?.values[2]).toBe(36);
    expect(whole.curves.get("a")?.thinned).toBe(false);
  });

  it("leaves curves alone that are whole, and gives the same object for the same parts", () => {
    const [rough, exact] = [setOf(curve([0, 10], true)), setOf(curve([5], false))];
    expect(refined(rough, exact).curves.get("a")).toBe(refined(rough, exact).curves.get("a"));
    rough.curves.get("a")?.steps.push(20);
    expect(refined(rough, exact).curves.get("a")?.steps).toEqual([0, 5, 10, 20]);
    const whole = setOf(curve([0, 10], false));
    expect(refined(whole, exact).curves.get("a")).toBe(whole.curves.get("a"));
  });

  it("is asked for in steps or by the clock", () => {
    expect(windowOf([1.5, 2], "epoch", 100, 0)).toEqual({ x: "step", low: 150, high: 200 });
    expect(windowOf([10.4, 20.2], "step", null, 0)).toEqual({ x: "step", low: 10, high: 21 });
    expect(windowOf([5, 6], "time", null, 1000)).toEqual({ x: "time", low: 1005, high: 1006 });
    expect(windowOf([5, 6], "clock", null, 1000)).toEqual({ x: "time", low: 5, high: 6 });
  });
});

describe("places among ascending numbers", () => {
  it("finds the first that is not below, and the nearest", () => {
    expect(countBelow([1, 2, 4], 4)).toBe(2);
    expect(countBelow([], 4)).toBe(0);
    expect(nearestPlace([1, 2, 4], 3.4)).toBe(2);
    expect(nearestPlace([1, 2, 4], 99)).toBe(2);
    expect(nearestPlace([1, 2, 4], 0)).toBe(0);
    expect(nearestPlace([], 1)).toBe(-1);
  });
});
