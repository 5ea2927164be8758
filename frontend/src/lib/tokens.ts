/** Tokens in words: what a role may do, whether one still counts, when a new one ends. */
import type { Role, Token } from "../api/types";

export const ROLES: { role: Role; about: string }[] = [
  { role: "viewer", about: "Reads everything." },
  { role: "submitter", about: "Also submits, changes and stops runs, and registers models and data sets." },
  { role: "worker", about: "Reads, takes runs and reports on them: for machines that train." },
  { role: "admin", about: "Everything, queues, workers and tokens included." },
];

export type Standing = "counts" | "expired" | "revoked";

export function standing(token: Pick<Token, "expires" | "revoked">, now: Date): Standing {
  if (token.revoked !== null) return "revoked";
  return token.expires !== null && new Date(token.expires) <= now ? "expired" : "counts";
}

/** Days until a new token ends, as a form offers them; null for never. */
export const ENDS: { days: number | null; label: string }[] = [
  { days: 7, label: "in 7 days" },
  { days: 30, label: "in 30 days" },
  { days: 90, label: "in 90 days" },
  { days: 365, label: "in a year" },
  { days: null, label: "never" },
];

export function endIn(days: number | null, now: Date): string | null {
  return days === null ? null : new Date(now.getTime() + days * 86_400_000).toISOString();
}
