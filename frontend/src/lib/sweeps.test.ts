import { expect, it } from "vitest";
import type { Run } from "../api/types";
import { bestFirst, bestRun, kindOf, shareEnded, spaceLines, tally } from "./sweeps";

const createRun = (id: string, state: Run["state"], map?: number) =>
  ({ id, state, summary: map === undefined ? {} : { "val/bbox_mAP": { max: map } } }) as unknown as Run;

const RUNS = [createRun("a", "succeeded", 0.2), createRun("b", "succeeded", 0.3), createRun("c", "running")];

it("counts runs by state", () => expect(tally(RUNS)).toBe("2 succeeded, 1 running"));

it("finds the best run among those that were measured", () => {
  expect(bestRun(RUNS)?.id).toBe("b");
  expect(bestRun([createRun("c", "queued")])).toBeUndefined();
});

it("writes the space", () => {
  const grid = { "method.alpha": [0.001, 5e-6], "student.inherit": [true] };
  const stretches = { "schedule.lr": { low: 1e-4, high: 0.01, log: true, whole: false } };
  expect(spaceLines({ grid, stretches })).toEqual([
    "method.alpha: 0.001, 5e-6",
    "student.inherit: true",
    "schedule.lr: 1e-4 to 0.01, by ratios",
  ]);
});

it("says how far it is and of what kind", () => {
  expect(shareEnded([{ ended: "2026-01-01" }, { ended: null }])).toBe(0.5);
  expect(shareEnded([])).toBe(0);
  expect([kindOf({ draw: null }), kindOf({ draw: { count: 4, seed: 0 } })]).toEqual(["grid", "4 at random"]);
});

it("puts the best first, unmeasured ones last", () => {
  expect(bestFirst([createRun("c", "running"), ...RUNS], 3).map((run) => run.id)).toEqual(["b", "a", "c"]);
});
