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
  rowLists: ["row-list"] as const,
  rowList: (asked: object) => ["row-list", asked] as const,
  groupings: ["groups"] as const,
  grouping: (asked: object) => ["groups", asked] as const,
  fields: (search: string) => ["fields", search] as const,
  values: (field: string, search: string) => ["values", field, search] as const,
  spark: (run: string, key: string) => ["spark", run, key] as const,
  views: ["views"] as const,
  projects: ["projects"] as const,
  run: (id: string) => ["run", id] as const,
  document: (id: string) => ["run", id, "document"] as const,
  curves: (id: string) => ["run", id, "curves"] as const,
  closeups: (id: string) => ["run", id, "closeups"] as const,
  closeup: (id: string, asked: object) => ["run", id, "closeups", asked] as const,
  classes: (id: string) => ["run", id, "classes"] as const,
  attempts: (id: string) => ["run", id, "attempts"] as const,
  logSearch: (id: string, asked: object) => ["run", id, "log-search", asked] as const,
  evaluations: (id: string) => ["run", id, "evaluations"] as const,
  logs: (id: string) => ["run", id, "logs"] as const,
  preflightAlone: (id: string) => ["preflight", id] as const,
  preflight: (id: string) => ["run", id, "preflight"] as const,
  draft: (id: string) => ["run", id, "draft"] as const,
  estimate: (asked: object) => ["estimate", asked] as const,
  artifacts: (id: string) => ["run", id, "artifacts"] as const,
  maps: (digest: string) => ["maps", digest] as const,
  overlays: ["overlays"] as const,
  overlay: (asked: object) => ["overlays", asked] as const,
  differences: ["differences"] as const,
  difference: (runs: readonly string[]) => ["differences", runs] as const,
  runsNamed: (search: string) => ["run-list-short", search] as const,
  leaderboard: ["leaderboard"] as const,
  sweeps: ["sweeps"] as const,
  sweep: (id: string) => ["sweeps", id] as const,
  workers: ["workers"] as const,
  queues: ["queues"] as const,
  queue: (name: string) => ["queues", name] as const,
  forecast: (name: string) => ["queues", name, "forecast"] as const,
  session: ["session"] as const,
  tokens: ["tokens"] as const,
  zoo: ["zoo"] as const,
  model: (name: string, version: number | undefined) => ["models", name, version ?? null] as const,
  modelVersions: (name: string) => ["models", name, "versions"] as const,
  dataset: (name: string, version: number | undefined) => ["datasets", name, version ?? null] as const,
  datasetVersions: (name: string) => ["datasets", name, "versions"] as const,
  samples: (name: string, asked: object) => ["datasets", name, "samples", asked] as const,
  recipes: ["recipes"] as const,
  models: ["models"] as const,
  datasets: ["datasets"] as const,
};
