import { expect, it } from "vitest";
import type { Queue, QueueMessage, Run } from "../api/types";
import { withQueue, withReason } from "./standing";

const queue = (name: string, fields: Partial<Queue> = {}): Queue => ({
  name,
  paused: false,
  paused_since: null,
  running: 0,
  waiting: 1,
  held: 0,
  workers: [],
  ...fields,
});
const message = (name: string, reasons: Record<number, string>): QueueMessage => ({
  queue: queue(name),
  waiting_for: Object.entries(reasons).map(([gpus, waiting_for]) => ({ gpus: Number(gpus), waiting_for })),
});
const run = (state: string, gpus: number, line = "default") =>
  ({ state, waiting_for: "a free slot", spec: { engine: "mmdet", resources: { queue: line, gpus } } }) as Run;

it("puts a queue into the list in its place, and takes one out that nobody uses", () => {
  const held = [queue("b"), queue("d")];
  expect(withQueue(held, queue("c")).map((one) => one.name)).toEqual(["b", "c", "d"]);
  expect(withQueue(held, queue("d", { waiting: 7 })).map((one) => one.waiting)).toEqual([1, 7]);
  expect(withQueue(held, queue("d", { waiting: 0 })).map((one) => one.name)).toEqual(["b"]);
  expect(withQueue(held, queue("d", { waiting: 0, paused: true })).map((one) => one.name)).toEqual(["b", "d"]);
});

it("says what a waiting run waits for, by its queue and its GPUs", () => {
  const told = message("default", { 0: "a worker", 4: "a slot with 4 GPUs" });
  expect(withReason(run("queued", 4), told).waiting_for).toBe("a slot with 4 GPUs");
  expect(withReason(run("queued", 0), told).waiting_for).toBe("a worker");
});

it("leaves every other run as it is", () => {
  const told = message("default", { 0: "a worker" });
  for (const other of [run("running", 0), run("queued", 0, "night"), run("queued", 2)])
    expect(withReason(other, told)).toBe(other);
});
