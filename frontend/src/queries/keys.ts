/** Names of everything in the query cache. */

import type { RunState } from "../api/types";

export interface RunFilter {
  state?: RunState;
  search?: string;
  dataset?: string;
  sweep?: string;
}

export const keys = {
  runLists: ["run-list"] as const,
  runList: (filter: RunFilter) => ["run-list", filter] as const,
  run: (id: string) => ["run", id] as const,
  document: (id: string) => ["run", id, "document"] as const,
  curves: (id: string) => ["run", id, "curves"] as const,
  evaluations: (id: string) => ["run", id, "evaluations"] as const,
  logs: (id: string) => ["run", id, "logs"] as const,
  preflightAlone: (id: string) => ["preflight", id] as const,
  preflight: (id: string) => ["run", id, "preflight"] as const,
  artifacts: (id: string) => ["run", id, "artifacts"] as const,
  maps: (digest: string) => ["maps", digest] as const,
  leaderboard: ["leaderboard"] as const,
  sweeps: ["sweeps"] as const,
  sweep: (id: string) => ["sweeps", id] as const,
  workers: ["workers"] as const,
  recipes: ["recipes"] as const,
  models: ["models"] as const,
  datasets: ["datasets"] as const,
};
