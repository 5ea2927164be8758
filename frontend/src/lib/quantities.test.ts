import { describe, expect, it } from "vitest";
import type { Run } from "../api/types";
import { knownMetrics, metricQuantity, quantitiesOf, usualMetrics } from "./quantities";

function createRun(id: string, rest: object = {}): Run {
  return { id, name: id, spec: { engine: "external", config: {} }, facts: {}, summary: {}, ...rest } as unknown as Run;
}

const summary = (last: number, best: number | null = last) => ({ last, best, min: 0, max: 1 });

describe("usualMetrics", () => {
  it("draws the usual ones first and fills up with others", () => {
    const runs = [createRun("a", { summary: { zeta: summary(1), "sys/gpu": summary(1), lr: summary(1) } })];
    expect(knownMetrics(runs)[0]).toBe("lr");
    expect(usualMetrics(knownMetrics(runs))).toEqual(["lr", "zeta"]);
  });
});

describe("metricQuantity", () => {
  const run = createRun("a", { summary: { "val/bbox_mAP": summary(0.3, 0.4), lr: summary(0.01, 0) } });

  it("shows mAP in points, the best unless the last is asked for", () => {
    expect(metricQuantity("val/bbox_mAP", "larger", "best").of(run)).toBe(40);
    expect(metricQuantity("val/bbox_mAP", "larger", "last").of(run)).toBe(30);
  });

  it("knows no best where no way is better", () => {
    expect(metricQuantity("lr", undefined, "best").of(run)).toBe(0.01);
    expect(metricQuantity("other", undefined, "best").of(run)).toBeNull();
  });
});

describe("quantitiesOf", () => {
  it("finds facts and fields, those that differ first", () => {
    const runs = [
      createRun("a", { facts: { "student/parameters": 2e6 }, spec: { engine: "external", config: { b: 1, lr: 0.1 } } }),
      createRun("b", { facts: { "student/parameters": 4e6 }, spec: { engine: "external", config: { b: 1, lr: 0.2 } } }),
    ];
    const found = quantitiesOf(runs, [], "best");
    const parameters = found.find((quantity) => quantity.id === "fact:student/parameters");
    expect(parameters?.of(runs[1] as Run)).toBe(4);
    expect(parameters?.better).toBe("smaller");
    expect(found.filter((quantity) => quantity.group === "Spec").map((quantity) => quantity.id)[0]).toBe(
      "spec:config.lr",
    );
  });
});
