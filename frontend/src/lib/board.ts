/** Leaderboard rows by task. */
import type { LeaderboardRow, Spread } from "../api/types";
import type { BoardSearch } from "./boardsearch";
import { MOST_RUNS } from "./comparesearch";
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

/** Seeds a row rests on; what is published does not say. */
export function seedsOf(row: Pick<LeaderboardRow, "seeds" | "published">): number | undefined {
  return row.published === null ? row.seeds.length : undefined;
}

/** The rows a person asked for: words in method, teacher, student, data set or task; of one data set, of one method. */
export function filterRows(rows: readonly LeaderboardRow[], search: BoardSearch): LeaderboardRow[] {
  const words = (search.find ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const text = [row.label, row.teacher, row.task].join(" ").toLowerCase();
    return (
      words.every((word) => text.includes(word)) &&
      (search.dataset === undefined || row.dataset === search.dataset) &&
      (search.method === undefined || row.method === search.method || row.method === "none") &&
      (search.published !== "hide" || row.published === null)
    );
  });
}

/** A row's runs, then those of its control: what is opened side by side. */
export function runsToCompare(row: Pick<LeaderboardRow, "runs" | "control_runs">): string[] {
  return [...new Set([...row.runs, ...row.control_runs])].slice(0, MOST_RUNS);
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
