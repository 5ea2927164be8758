/** The stream's latest points, kept so that a snapshot read meanwhile can be brought up to date without a gap. */
import type { PointsMessage } from "../api/types";
import { type CurveSet, grow } from "../lib/curves";

const KEPT = 400;

const recent = new Map<string, PointsMessage[]>();

export function record(message: PointsMessage): void {
  const kept = recent.get(message.run) ?? [];
  kept.push(message);
  if (kept.length > KEPT) kept.splice(0, kept.length - KEPT);
  recent.set(message.run, kept);
}

/** Lay on a snapshot what the stream brought since it was taken. */
export function catchUp(run: string, snapshot: CurveSet): CurveSet {
  const missed = (recent.get(run) ?? []).filter((message) => message.revision > snapshot.revision);
  return missed.reduce((set, message) => grow(set, message).set, snapshot);
}

export function forget(run: string): void {
  recent.delete(run);
}
