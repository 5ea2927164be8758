/** Workers in words: which are there, what their slots do, what of it is known. */
import type { RunningRun, Worker } from "../api/types";

export interface SlotRow {
  key: string;
  title: string;
  device: string;
  memoryBytes: number | null;
  /** What it trains; null when it is idle, undefined when nobody knows. */
  run: RunningRun | string | null | undefined;
  /** Whether a trainer stands by; undefined when nobody knows. */
  warm: boolean | undefined;
}

type Report = Worker["report"];
type Slot = Report["slots"][number];

/** Those that are there first, by name; then the silent ones, those heard last first. */
export function inOrder(workers: readonly Worker[]): Worker[] {
  return [...workers].sort((a, b) => {
    if (a.alive !== b.alive) return a.alive ? -1 : 1;
    return a.alive ? a.name.localeCompare(b.name) : b.last_seen.localeCompare(a.last_seen);
  });
}

/** A worker's slots; of a silent one only the devices are known. */
export function slotRows(worker: Worker): SlotRow[] {
  const rows = worker.report.slots.map((slot) => slotRow(worker, slot, "training"));
  const examiner = worker.report.preflight_slot;
  return examiner ? [...rows, slotRow(worker, examiner, "preflight")] : rows;
}

function slotRow(worker: Worker, slot: Slot, work: RunningRun["work"]): SlotRow {
  const known = worker.alive;
  const has = worker.running.find((run) => run.slot === slot.index && run.work === work);
  return {
    key: `${work}-${slot.index}`,
    title: work === "training" ? String(slot.index) : "pre-flights",
    device: deviceLabel(slot.device),
    memoryBytes: slot.device.memory_bytes,
    run: known ? (has ?? slot.run ?? null) : undefined,
    warm: known ? slot.warm : undefined,
  };
}

export function deviceLabel(device: Slot["device"]): string {
  const index = device.kind === "cuda" && device.index !== null ? ` ${device.index}` : "";
  const many = device.count > 1 ? ` × ${device.count}` : "";
  return `${device.kind}${index}${device.name ? ` · ${device.name}` : ""}${many}`;
}

/** How many slots there are to train in, and how many do. */
export function tally(workers: readonly Worker[]): { there: number; slots: number; busy: number } {
  const there = workers.filter((worker) => worker.alive);
  const slots = there.flatMap((worker) => worker.report.slots);
  const busy = there.flatMap((worker) => worker.running.filter((run) => run.work === "training"));
  return { there: there.length, slots: slots.length, busy: Math.min(busy.length, slots.length) };
}
