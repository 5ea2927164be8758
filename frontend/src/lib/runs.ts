/** What a run's document says, in the words of a table: method, teacher, student, share done, standing. */
import type { Leaderboard, LeaderboardRow, Run, Spread } from "../api/types";
import { decode } from "./numbers";

export const MAP = "val/bbox_mAP";

/** The method's name; null for a run of a user's own script. */
export function methodOf(run: Pick<Run, "spec">): string | null {
  return run.spec.engine === "mmdet" ? run.spec.method.name : null;
}

const METHODS: Record<string, string> = { none: "control", cankd: "CanKD" };

/** The method as people write it: a control is called what it is. */
export function methodLabel(method: string | null): string {
  if (method === null) return "own script";
  return METHODS[method] ?? method.toUpperCase();
}

export function teacherOf(run: Pick<Run, "spec">): string | null {
  return run.spec.engine === "mmdet" ? (run.spec.teacher?.model ?? null) : null;
}

export function studentOf(run: Pick<Run, "spec">): string | null {
  return run.spec.engine === "mmdet" ? run.spec.student.model : null;
}

export function datasetOf(run: Pick<Run, "spec">): string | null {
  return run.spec.engine === "mmdet" ? run.spec.dataset : null;
}

export function seedOf(run: Pick<Run, "spec">): number | null {
  return run.spec.engine === "mmdet" ? run.spec.schedule.seed : null;
}

/** Share of the steps done, 0 to 1; null while nobody knows how many there are. */
export function shareOf(run: Pick<Run, "progress" | "state">): number | null {
  if (run.state === "succeeded") return 1;
  const { step, total_steps } = run.progress;
  return total_steps ? Math.min(1, step / total_steps) : null;
}

/** The step a run has come to: a script that reports no progress has come to its newest point. */
export function stepOf(run: Pick<Run, "progress" | "summary">): number {
  const reported = Object.values(run.summary).map((metric) => metric.last_step);
  return run.progress.step || reported.reduce((most, step) => Math.max(most, step), 0);
}

/** Last value of a metric; NaN where the run has none. */
export function lastOf(run: Pick<Run, "summary">, key: string): number {
  return decode(run.summary[key]?.last);
}

/** Best value of a metric that grows; NaN where the run has none. */
export function bestOf(run: Pick<Run, "summary">, key: string): number {
  return decode(run.summary[key]?.max);
}

/** Whether the run can still be stopped. */
export function isStoppable(run: Pick<Run, "state" | "stop_requested">): boolean {
  return ["queued", "running", "paused"].includes(run.state) && !run.stop_requested;
}

/** Whether the run can be queued again. */
export function isRetryable(run: Pick<Run, "state" | "spec">): boolean {
  return run.spec.engine === "mmdet" && (run.state === "failed" || run.state === "cancelled");
}

/** The gain of the row a run stands in, where a control of the run's own seed is part of that. */
export function gainOf(run: Pick<Run, "id" | "spec">, board: Leaderboard | undefined): Spread | undefined {
  const row = board?.rows.find((candidate) => candidate.runs.includes(run.id));
  const control = board?.rows.find((candidate) => candidate.runs.some((id) => row?.control_runs.includes(id)));
  const seed = seedOf(run);
  return row?.delta && seed !== null && control?.seeds.includes(seed) ? row.delta : undefined;
}

/** A name for each run of a row: its seed, or its place where runs share one. */
export function runNames(row: Pick<LeaderboardRow, "runs" | "seeds">): string[] {
  const seeds = row.runs.length === row.seeds.length;
  return row.runs.map((_, place) => (seeds ? `seed ${row.seeds[place]}` : `run ${place + 1}`));
}

/** The leaderboard's row that a run stands in. */
export function standings(board: Leaderboard | undefined): Map<string, LeaderboardRow> {
  return new Map((board?.rows ?? []).flatMap((row) => row.runs.map((run) => [run, row] as const)));
}
