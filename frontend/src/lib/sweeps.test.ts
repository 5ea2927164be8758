import { expect, it } from "vitest";
import type { Run } from "../api/types";
import { bestRun, gridLines, tally } from "./sweeps";

const createRun = (id: string, state: Run["state"], map?: number) =>
  ({ id, state, summary: map === undefined ? {} : { "val/bbox_mAP": { max: map } } }) as unknown as Run;

const RUNS = [createRun("a", "succeeded", 0.2), createRun("b", "succeeded", 0.3), createRun("c", "running")];

it("counts runs by state", () => expect(tally(RUNS)).toBe("2 succeeded, 1 running"));

it("finds the best run among those that were measured", () => {
  expect(bestRun(RUNS)?.id).toBe("b");
  expect(bestRun([createRun("c", "queued")])).toBeUndefined();
});

it("writes the grid", () => {
  expect(gridLines({ grid: { "method.alpha": [0.001, 5e-6], "student.inherit": [true] } })).toEqual([
    "method.alpha: 0.001, 5e-6",
    "student.inherit: true",
  ]);
});
