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

/** What the stream brought of a run after a revision. */
export function since(run: string, revision: number): PointsMessage[] {
  return (recent.get(run) ?? []).filter((message) => message.revision > revision);
}

/** Lay on a snapshot what the stream brought since it was taken. */
export function catchUp(run: string, snapshot: CurveSet): CurveSet {
  return since(run, snapshot.revision).reduce((set, message) => grow(set, message).set, snapshot);
}

export function forget(run: string): void {
  recent.delete(run);
}
