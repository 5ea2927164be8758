/** The server's documents under their own names, as it sends them: every field present. */
import type { components } from "./schema";

/** What the server sends: it never leaves a field out, so none is optional to a reader. */
type Sent<T> = T extends object ? { [K in keyof T]-?: Sent<T[K]> } : T;

type Schemas = components["schemas"];

export type Run = Sent<Schemas["RunView"]>;
export type RunPage = Sent<Schemas["RunPage"]>;
export type RunState = Schemas["RunState"];
export type Summary = Sent<Schemas["Summary"]>;
export type WireSeriesSet = Sent<Schemas["SeriesSet"]>;
export type EvaluationTable = Sent<Schemas["EvaluationTable"]>;
export type EvaluationRow = Sent<Schemas["EvaluationView"]>;
export type PreflightReport = Sent<Schemas["PreflightReport"]>;
export type Preflight = Sent<Schemas["PreflightView"]>;
export type Calibration = Sent<Schemas["Calibration"]>;
export type PreflightCheck = Sent<Schemas["PreflightCheck"]>;
export type LogLine = Sent<Schemas["LogLine"]>;
export type LogPage = Sent<Schemas["LogPage"]>;
export type Artifact = Sent<Schemas["ArtifactView"]>;
export type Leaderboard = Sent<Schemas["Leaderboard"]>;
export type LeaderboardRow = Sent<Schemas["LeaderboardRow"]>;
export type Spread = Sent<Schemas["Spread"]>;
export type Recipe = Sent<Schemas["Recipe"]>;
export type Model = Sent<Schemas["ModelView"]>;
export type Dataset = Sent<Schemas["DatasetView"]>;
export type Worker = Sent<Schemas["WorkerView"]>;
export type Sweep = Sent<Schemas["SweepView"]>;
export type Problem = Sent<Schemas["Problem"]>;
export type FieldProblem = Sent<Schemas["FieldProblem"]>;
export type RunMessage = Sent<Schemas["RunMessage"]>;
export type PointsMessage = Sent<Schemas["PointsMessage"]>;
export type RewoundMessage = Sent<Schemas["RewoundMessage"]>;
export type LogsMessage = Sent<Schemas["LogsMessage"]>;
