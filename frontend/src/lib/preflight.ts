/** A pre-flight's checks in the order that matters, and in one line. */
import type { PreflightCheck, RunState } from "../api/types";

type Status = PreflightCheck["status"];

const ORDER: Status[] = ["error", "warning", "ok"];

const OVER: readonly RunState[] = ["succeeded", "failed", "cancelled", "pruned"];

/** Whether a pre-flight has come to its end. */
export function isOver(state: RunState): boolean {
  return OVER.includes(state);
}

/** Faults first, then warnings; within each as they were made. */
export function inOrder<T extends { status: Status }>(checks: readonly T[]): T[] {
  return ORDER.flatMap((status) => checks.filter((check) => check.status === status));
}

/** `12 checks, 1 error, 2 warnings`, or that nothing is wrong. */
export function countOf(checks: readonly { status: Status }[]): string {
  const count = (status: Status) => checks.filter((check) => check.status === status).length;
  const [errors, warnings] = [count("error"), count("warning")];
  const found = [counted(errors, "error"), counted(warnings, "warning")].filter((part) => part !== "");
  return `${counted(checks.length, "check")}, ${found.length > 0 ? found.join(", ") : "nothing is wrong"}`;
}

function counted(number: number, name: string): string {
  if (number === 0) return "";
  return number === 1 ? `1 ${name}` : `${number} ${name}s`;
}
