import { describe, expect, it } from "vitest";
import { abscissae, beginning, type CurveSet, cut, grow, stepsPerEpoch, toCurveSet, type WireCurve } from "./curves";

const series = (key: string, ...points: WireCurve["points"]): WireCurve => ({ key, points, total: points.length });
const held = (): CurveSet => toCurveSet({ revision: 4, series: [series("loss/total", [10, 2, 100], [20, 1, 101])] });

describe("grow", () => {
  it("appends new points and leaves untouched curves the same objects", () => {
    const before = toCurveSet({ revision: 1, series: [series("a", [1, 1, 1]), series("b", [1, 1, 1])] });
    const { set, stale } = grow(before, { revision: 2, series: [series("a", [2, "nan", 2])] });
    expect(stale).toBe(false);
    expect(set.curves.get("a")?.steps).toEqual([1, 2]);
    expect(set.curves.get("a")?.values[1]).toBeNaN();
    expect(set.curves.get("b")).toBe(before.curves.get("b"));
  });

  it("takes up a key it has not seen", () => {
    const { set } = grow(held(), { revision: 5, series: [series("lr", [30, 0.1, 102])] });
    expect(set.curves.get("lr")?.values).toEqual([0.1]);
  });

  it("ignores a message that is already part of what it holds", () => {
    const before = held();
    expect(grow(before, { revision: 4, series: [series("loss/total", [30, 9, 102])] }).set).toBe(before);
  });

  it("drops the part of a message that overlaps", () => {
    const { set, stale } = grow(held(), { revision: 6, series: [series("loss/total", [20, 1, 101], [30, 0.5, 102])] });
    expect(stale).toBe(false);
    expect(set.curves.get("loss/total")?.steps).toEqual([10, 20, 30]);
  });

  it("asks for the server's copy when the run went back to a checkpoint", () => {
    expect(grow(held(), { revision: 6, series: [series("loss/total", [15, 3, 200])] }).stale).toBe(true);
  });
});

describe("abscissae", () => {
  const curve = { key: "k", steps: [0, 50, 100], values: [1, 2, 3], times: [1000, 1005, 1010], total: 3 };
  it("are steps, epochs or seconds", () => {
    expect(abscissae(curve, "step", null, 0)).toEqual([0, 50, 100]);
    expect(abscissae(curve, "epoch", 50, 0)).toEqual([0, 1, 2]);
    expect(abscissae(curve, "time", null, 1000)).toEqual([0, 5, 10]);
  });
  it("stay steps while nobody knows the steps of an epoch", () => {
    expect(abscissae(curve, "epoch", null, 0)).toEqual([0, 50, 100]);
  });
});

it("knows the steps of an epoch only from both totals", () => {
  expect(stepsPerEpoch({ total_steps: 600, total_epochs: 12 })).toBe(50);
  expect(stepsPerEpoch({ total_steps: 600, total_epochs: null })).toBeNull();
});

it("finds the earliest time of all curves", () => {
  expect(beginning(held())).toBe(100);
  expect(beginning({ revision: 0, curves: new Map() })).toBe(0);
});

describe("cut", () => {
  it("takes off what lies beyond the step, and curves that lie wholly beyond it", () => {
    const before = toCurveSet({
      revision: 4,
      series: [series("a", [10, 2, 100], [20, 1, 101]), series("b", [20, 3, 101])],
    });
    const after = cut(before, { revision: 5, step: 15 });
    expect([...after.curves.keys()]).toEqual(["a"]);
    expect(after.curves.get("a")).toMatchObject({ steps: [10], values: [2], times: [100], total: 1 });
  });

  it("takes off everything when the run began anew", () => {
    expect(cut(held(), { revision: 5, step: null }).curves.size).toBe(0);
  });

  it("leaves a set alone that was read after the resume", () => {
    const before = held();
    expect(cut(before, { revision: 4, step: 0 })).toBe(before);
  });
});
