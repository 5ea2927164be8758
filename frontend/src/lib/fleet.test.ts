import { describe, expect, it } from "vitest";
import type { RunningRun, Worker } from "../api/types";
import { deviceLabel, inOrder, slotRows, tally } from "./fleet";

const GPU = { kind: "cuda", name: "H200", index: 1, memory_bytes: 141e9, count: 1 } as const;

function worker(name: string, changes: Partial<Worker> = {}): Worker {
  return {
    name,
    alive: true,
    draining: false,
    heartbeat_age_seconds: 1,
    last_seen: "2026-01-01T00:00:00Z",
    running: [{ run: "r1", name: "one", slot: 0, work: "training" } as RunningRun],
    report: {
      host: "h",
      pid: 1,
      queues: ["default"],
      slots: [
        { index: 0, device: GPU, run: "r1", warm: false },
        { index: 1, device: GPU, run: null, warm: true },
      ],
      preflight_slot: { index: 0, device: { ...GPU, kind: "cpu", index: null, name: "" }, run: null, warm: true },
      versions: {},
      weights: [],
      started: "2026-01-01T00:00:00Z",
    },
    ...changes,
  };
}

describe("slotRows", () => {
  it("shows what the record knows of each slot", () => {
    const rows = slotRows(worker("a"));
    expect(rows.map((row) => [row.title, typeof row.run === "object" ? row.run?.name : row.run, row.warm])).toEqual([
      ["0", "one", false],
      ["1", undefined, true],
      ["pre-flights", undefined, true],
    ]);
  });
  it("knows neither run nor spare of a silent worker", () => {
    for (const row of slotRows(worker("a", { alive: false }))) {
      expect(row.run).toBeUndefined();
      expect(row.warm).toBeUndefined();
      expect(row.device).not.toBe("");
    }
  });
});

it("puts the silent ones last, those heard last first", () => {
  const silent = (name: string, last_seen: string) => worker(name, { alive: false, last_seen });
  const found = inOrder([
    silent("x", "2026-01-01T00:00:00Z"),
    worker("b"),
    silent("y", "2026-01-02T00:00:00Z"),
    worker("a"),
  ]);
  expect(found.map((one) => one.name)).toEqual(["a", "b", "y", "x"]);
});

it("counts the slots of those that are there", () => {
  expect(tally([worker("a"), worker("b", { alive: false })])).toEqual({ there: 1, slots: 2, busy: 1 });
});

it("names a device with its number and how many there are", () => {
  expect(deviceLabel({ ...GPU, count: 2 })).toBe("cuda 1 · H200 × 2");
  expect(deviceLabel({ kind: "cpu", name: "", index: null, memory_bytes: null, count: 1 })).toBe("cpu");
});
