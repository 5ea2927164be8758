import { describe, expect, it } from "vitest";
import type { Artifact, Attempt, Run } from "../api/types";
import { toCurveSet } from "./curves";
import { happenings, stretches, workedSeconds } from "./timeline";

const at = (second: number) => new Date(second * 1000).toISOString();
const attempts: Attempt[] = [
  { number: 1, started: at(100), ended: at(160), worker: "gpu-1", resumed_from_step: null, outcome: "lost" },
  { number: 2, started: at(180), ended: null, worker: "", resumed_from_step: 400, outcome: null },
];
const run = { created: at(90), ended: null, archived: null, deleted: null, reason: null, state: "running" } as Run;
const checkpoint = { kind: "checkpoint", name: "step-400.pth", step: 400, created: at(150), roles: ["best"] };

describe("the timeline of a run", () => {
  it("tells in order what happened", () => {
    const set = toCurveSet({ revision: 1, series: [{ key: "val/bbox_mAP", points: [[400, 0.25, 149]], total: 1 }] });
    expect(happenings(run, attempts, [checkpoint as Artifact], set).map((one) => one.text)).toEqual([
      "submitted",
      "attempt 1 began on gpu-1",
      "evaluated: mAP 25.0 %",
      "checkpoint step-400.pth kept, the best so far",
      "attempt 1 ended: lost",
      "attempt 2 went on from step 400",
    ]);
  });

  it("lays the attempts over the time they took", () => {
    expect(stretches(attempts, 200).map(({ from, to }) => [from, to])).toEqual([
      [0, 0.6],
      [0.8, 1],
    ]);
    expect(workedSeconds(attempts, 200)).toBe(80);
  });
});
