import { describe, expect, it } from "vitest";
import type { Curve, CurveSet } from "./curves";
import { termGrid, termKey } from "./groups";
import { termCurves } from "./terms";

const WEIGHTS = { foreground: 0.1, background: 0.5, attention: 1, relation: 2 };

function curve(key: string, steps: number[], values: number[]): Curve {
  return { key, steps, values, times: steps, total: steps.length };
}

function setOf(...curves: Curve[]): CurveSet {
  return { revision: 1, curves: new Map(curves.map((one) => [one.key, one])) };
}

describe("terms of FGD", () => {
  const set = setOf(
    curve(termKey("P3", "foreground"), [1, 2, 3], [10, 10, 10]),
    curve(termKey("P3", "background"), [1, 3], [2, 6]),
  );
  const grid = termGrid([...set.curves.keys()]);

  it("are what was reported, or that times the weights", () => {
    expect(termCurves(set, grid, "raw", WEIGHTS)).toBe(set);
    const weighted = termCurves(set, grid, "weighted", WEIGHTS);
    expect(weighted.curves.get(termKey("P3", "background"))?.values).toEqual([1, 3]);
  });

  it("share a level's sum, read between points where one has none", () => {
    const shares = termCurves(set, grid, "share", WEIGHTS);
    expect(shares.curves.get(termKey("P3", "foreground"))?.values).toEqual([1 / 2, 1 / 3, 1 / 4]);
    expect(shares.curves.get(termKey("P3", "background"))?.values).toEqual([1 / 2, 3 / 4]);
  });

  it("are raw where no weights are known", () => {
    expect(termCurves(set, grid, "share", null)).toBe(set);
  });
});
