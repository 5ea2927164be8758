/** What happened to a run, in order: from its row, its attempts, its evaluations and its checkpoints. */
import type { Artifact, Attempt, Run } from "../api/types";
import type { CurveSet } from "./curves";
import { formatPoints } from "./numbers";
import { MAP } from "./runs";

export interface Happening {
  /** Seconds since 1970. */
  time: number;
  kind: "run" | "attempt" | "evaluation" | "checkpoint";
  text: string;
  step?: number;
}

export function happenings(run: Run, attempts: readonly Attempt[], files: readonly Artifact[], set?: CurveSet) {
  const all = [...ofRun(run), ...attempts.flatMap(ofAttempt), ...files.flatMap(ofFile), ...evaluations(set)];
  return all.sort((a, b) => a.time - b.time);
}

function ofRun(run: Run): Happening[] {
  const known: [string | null, string][] = [
    [run.created, "submitted"],
    [run.ended, run.reason ? `${run.state}: ${run.reason}` : run.state],
    [run.archived, "archived"],
    [run.deleted, "put into the trash"],
  ];
  return known.flatMap(([at, text]) => (at === null ? [] : [{ time: seconds(at), kind: "run" as const, text }]));
}

function ofAttempt(attempt: Attempt): Happening[] {
  const { number, worker, resumed_from_step: from, outcome } = attempt;
  const by = worker ? ` on ${worker}` : "";
  const begun: Happening = {
    time: seconds(attempt.started),
    kind: "attempt",
    text: from === null ? `attempt ${number} began${by}` : `attempt ${number} went on${by} from step ${from}`,
    ...(from !== null && { step: from }),
  };
  if (attempt.ended === null) return [begun];
  return [begun, { time: seconds(attempt.ended), kind: "attempt", text: `attempt ${number} ended: ${outcome ?? "–"}` }];
}

function ofFile(file: Artifact): Happening[] {
  if (file.kind !== "checkpoint" && file.kind !== "resume") return [];
  const best = file.roles.includes("best") ? ", the best so far" : "";
  const text = `${file.kind === "resume" ? "state to go on from" : "checkpoint"} ${file.name} kept${best}`;
  return [{ time: seconds(file.created), kind: "checkpoint", text, ...(file.step !== null && { step: file.step }) }];
}

function evaluations(set: CurveSet | undefined): Happening[] {
  const curve = set?.curves.get(MAP);
  return (curve?.steps ?? []).map((step, place) => ({
    time: curve?.times[place] ?? 0,
    kind: "evaluation" as const,
    text: `evaluated: mAP ${formatPoints(curve?.values[place])} %`,
    step,
  }));
}

export interface Stretch {
  attempt: Attempt;
  /** Shares of the whole, 0 to 1. */
  from: number;
  to: number;
}

/** The attempts as stretches of the time from the first start to the last end, or until now. */
export function stretches(attempts: readonly Attempt[], now: number): Stretch[] {
  const ends = attempts.map((attempt) => (attempt.ended === null ? now : seconds(attempt.ended)));
  const first = Math.min(...attempts.map((attempt) => seconds(attempt.started)));
  const span = Math.max(...ends) - first || 1;
  return attempts.map((attempt, place) => ({
    attempt,
    from: (seconds(attempt.started) - first) / span,
    to: ((ends[place] ?? now) - first) / span,
  }));
}

/** Seconds that machines worked on the run: all attempts together. */
export function workedSeconds(attempts: readonly Attempt[], now: number): number {
  return attempts.reduce(
    (sum, attempt) =>
      sum + Math.max(0, (attempt.ended === null ? now : seconds(attempt.ended)) - seconds(attempt.started)),
    0,
  );
}

function seconds(moment: string): number {
  return new Date(moment).getTime() / 1000;
}
