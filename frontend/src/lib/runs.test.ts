import { describe, expect, it } from "vitest";
import schema from "../api/spec-schema.json";
import type { Run } from "../api/types";
import { bestOf, gainOf, isRetryable, isStoppable, methodLabel, runNames, shareOf, standings } from "./runs";
import { methodNames, methodTitle, type SpecSchema } from "./specfields";

const external = { engine: "external" } as Run["spec"];
const mmdet = { engine: "mmdet" } as Run["spec"];

describe("shareOf", () => {
  const progress = { step: 30, total_steps: 120, epoch: 1, total_epochs: 4, eta_seconds: null };
  it("is steps over all steps", () => expect(shareOf({ state: "running", progress })).toBe(0.25));
  it("is whole when the run succeeded", () => expect(shareOf({ state: "succeeded", progress })).toBe(1));
  it("is unknown without a total", () =>
    expect(shareOf({ state: "running", progress: { ...progress, total_steps: null } })).toBeNull());
});

it("calls methods by the field's words", () => {
  expect(methodLabel("none")).toBe("control");
  expect(methodLabel("fgd")).toBe("FGD");
  expect(methodLabel(null)).toBe("own script");
  const spec = schema as unknown as SpecSchema;
  for (const name of methodNames(spec)) expect(methodLabel(name)).toBe(methodTitle(spec, name));
});

it("stops what has not ended, once", () => {
  expect(isStoppable({ state: "queued", stop_requested: false })).toBe(true);
  expect(isStoppable({ state: "running", stop_requested: true })).toBe(false);
  expect(isStoppable({ state: "succeeded", stop_requested: false })).toBe(false);
});

it("retries what a worker can run again", () => {
  expect(isRetryable({ state: "failed", spec: mmdet })).toBe(true);
  expect(isRetryable({ state: "failed", spec: external })).toBe(false);
  expect(isRetryable({ state: "succeeded", spec: mmdet })).toBe(false);
});

it("has no best of a metric that was never reported", () => expect(bestOf({ summary: {} }, "val/bbox_mAP")).toBeNaN());

it("gives a run its row's gain where its own seed has a control", () => {
  const createRun = (id: string, seed: number) => ({ id, spec: { engine: "mmdet", schedule: { seed } } }) as Run;
  const delta = { mean: 0.07, sd: null, n: 1 };
  const control = { runs: ["c0", "c5"], seeds: [0, 5], control_runs: [], delta: null };
  const fgd = { runs: ["f0", "f0again", "f1"], seeds: [0, 1], control_runs: ["c0"], delta };
  const board = { rows: [fgd, control] } as never;
  expect(gainOf(createRun("f0again", 0), board)).toBe(delta);
  expect(gainOf(createRun("f1", 1), board)).toBeUndefined();
  expect(gainOf(createRun("c0", 0), board)).toBeUndefined();
  expect(gainOf(createRun("f0", 0), undefined)).toBeUndefined();
});

it("names a row's runs by their seeds while each has its own", () => {
  expect(runNames({ runs: ["a", "b"], seeds: [0, 7] })).toEqual(["seed 0", "seed 7"]);
  expect(runNames({ runs: ["a", "b", "c"], seeds: [0, 7] })).toEqual(["run 1", "run 2", "run 3"]);
});

it("finds each run's row of the leaderboard", () => {
  const row = { runs: ["a", "b"] };
  const found = standings({ rows: [row] } as never);
  expect(found.get("b")).toBe(row);
  expect(found.size).toBe(2);
  expect(standings(undefined).size).toBe(0);
});
