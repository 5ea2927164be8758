/** Leaderboard rows by task. */
import type { LeaderboardRow, Spread } from "../api/types";
import { decode, formatPoints } from "./numbers";

export interface Task {
  name: string;
  rows: LeaderboardRow[];
}

/** Rows of one task together, in the order the server ranks them. */
export function byTask(rows: readonly LeaderboardRow[]): Task[] {
  const tasks = new Map<string, LeaderboardRow[]>();
  for (const row of rows) tasks.set(row.task, [...(tasks.get(row.task) ?? []), row]);
  return [...tasks].map(([name, members]) => ({ name, rows: members }));
}

/** Whether any row's detector predicts masks. */
export function hasMasks(rows: readonly LeaderboardRow[]): boolean {
  return rows.some((row) => "segm_mAP" in row.metrics);
}

/** Mean and deviation in points: `32.4 ± 0.3`; without a deviation for one seed. */
export function formatSpread(spread: Spread | null | undefined): string {
  if (!spread) return formatPoints(null);
  const sd = spread.sd === null ? "" : ` ± ${formatPoints(decode(spread.sd))}`;
  return formatPoints(decode(spread.mean)) + sd;
}
