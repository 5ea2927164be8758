/** What runs can be laid out by: metrics, facts and fields of the spec, each with the way that is better. */
import type { ComparedMetric, Run } from "../api/types";
import { COCO_COLUMNS, MASK_COLUMNS } from "./evaluations";
import { decode, formatNumber, formatPoints, MISSING, typedNumber } from "./numbers";
import { isDocument } from "./paths";

export type Better = "larger" | "smaller";

export interface Quantity {
  /** `metric:<key>`, `fact:<name>`, `spec:<path>`, or `run:duration`: as the address has it. */
  id: string;
  label: string;
  group: "Metrics" | "Facts" | "Spec" | "Run";
  unit?: string;
  /** Which way is better; undefined where nothing says. */
  better?: Better;
  /** The number of a run, or its word; null where it has none. */
  of: (run: Run) => number | string | null;
  format: (value: number | string | null) => string;
}

const USUAL = [
  "val/bbox_mAP",
  "val/segm_mAP",
  "loss/total",
  "val/bbox_mAP_50",
  "val/bbox_mAP_s",
  "val/bbox_mAP_m",
  "val/bbox_mAP_l",
  "lr",
  "grad_norm",
  "time/step",
];
const FEWEST = 6;

/** All metrics that any of the runs reported, in the order of people. */
export function knownMetrics(runs: readonly Pick<Run, "summary">[]): string[] {
  const keys = new Set(runs.flatMap((run) => Object.keys(run.summary)));
  return [...keys].sort((a, b) => rank(a) - rank(b) || a.localeCompare(b, "en", { numeric: true }));
}

/** The metrics that are drawn when nobody chose: the usual ones, filled up with the first others. */
export function usualMetrics(known: readonly string[]): string[] {
  const usual = known.filter((key) => USUAL.includes(key));
  const others = known.filter((key) => !USUAL.includes(key) && !/^(val\/class|sys)\//.test(key));
  return [...usual, ...others.slice(0, Math.max(0, FEWEST - usual.length))];
}

function rank(key: string): number {
  const place = USUAL.indexOf(key);
  return place < 0 ? USUAL.length : place;
}

const FACTS: Record<string, Pick<Quantity, "label" | "unit"> & { better?: Better; scale?: number }> = {
  "student/parameters": { label: "Parameters", unit: "M", better: "smaller", scale: 1e6 },
  "student/flops": { label: "FLOPs of one prediction", unit: "G", better: "smaller", scale: 1e9 },
  "student/latency_ms": { label: "Latency", unit: "ms", better: "smaller" },
};

const COCO = new Map<string, string>([...COCO_COLUMNS, ...MASK_COLUMNS].map(({ key, head }) => [`val/${key}`, head]));

/** Whether a metric is shown in points, 0 to 100. */
export function inPoints(key: string): boolean {
  return /^val\/(?:(?:bbox|segm)_(?:mAP|AR)|class\/.+\/AP$)/.test(key);
}

/** Every quantity that at least one run has.
 *
 * @param compared what the server says of the metrics, for the way that is better.
 */
export function quantitiesOf(
  runs: readonly Run[],
  compared: readonly ComparedMetric[],
  value: "best" | "last",
): Quantity[] {
  const better = new Map(compared.map((metric) => [metric.key, metric.better ?? undefined]));
  const metrics = knownMetrics(runs).map((key) => metricQuantity(key, better.get(key), value));
  const facts = namesOf(runs, (run) => leaves(run.facts)).map(factQuantity);
  const spec = namesOf(runs, (run) => leaves(run.spec)).map(specQuantity);
  return [...metrics, ...facts, ...spec, DURATION];
}

/** The better of a metric's values where the server knows one, else its last. */
export function metricQuantity(key: string, better: Better | undefined, value: "best" | "last"): Quantity {
  const points = inPoints(key);
  return {
    id: `metric:${key}`,
    label: COCO.get(key) ?? key,
    group: "Metrics",
    unit: points ? "%" : undefined,
    better,
    of: (run) => {
      const summary = run.summary[key];
      const wanted = decode(better && value === "best" ? summary?.best : summary?.last);
      return Number.isFinite(wanted) ? wanted * (points ? 100 : 1) : null;
    },
    format: (number) => (points && typeof number === "number" ? formatPoints(number / 100) : plain(number)),
  };
}

function factQuantity(name: string): Quantity {
  const { label, unit, better, scale = 1 } = FACTS[name] ?? { label: name };
  const of = (run: Run) => {
    const value = leaf(run.facts, name);
    return typeof value === "number" ? value / scale : value;
  };
  return { id: `fact:${name}`, label, group: "Facts", unit, better, of, format: plain };
}

/** A field of the spec, as a number or a word. */
export function specQuantity(path: string): Quantity {
  return { id: `spec:${path}`, label: path, group: "Spec", of: (run) => leaf(run.spec, path), format: typed };
}

const DURATION: Quantity = {
  id: "run:duration",
  label: "Wall time",
  group: "Run",
  unit: "min",
  better: "smaller",
  of: ({ started, ended }) =>
    started && ended ? (new Date(ended).getTime() - new Date(started).getTime()) / 60_000 : null,
  format: plain,
};

function plain(value: number | string | null): string {
  if (value === null) return MISSING;
  return typeof value === "number" ? formatNumber(value) : value;
}

function typed(value: number | string | null): string {
  return typeof value === "number" ? typedNumber(value) : plain(value);
}

/** Words and numbers of a document by dotted path; names that hold dots stay whole at the top. */
function leaves(document: object, before = ""): [string, number | string][] {
  return Object.entries(document).flatMap(([name, value]): [string, number | string][] => {
    const path = before + name;
    if (isDocument(value)) return leaves(value, `${path}.`);
    const word = wordOf(value);
    return word === null ? [] : [[path, word]];
  });
}

function leaf(document: object, path: string): number | string | null {
  return leaves(document).find(([name]) => name === path)?.[1] ?? null;
}

function wordOf(value: unknown): number | string | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "yes" : "no";
  return Array.isArray(value) && value.every((entry) => typeof entry !== "object") ? value.join("+") : null;
}

const LABELS = new Set(["name", "notes", "tags"]);

/** Names that differ between the runs come first: they are what a comparison is about. */
function namesOf(runs: readonly Run[], read: (run: Run) => [string, number | string][]): string[] {
  const seen = new Map<string, Set<number | string>>();
  for (const run of runs)
    for (const [name, value] of read(run))
      if (!LABELS.has(name)) seen.set(name, (seen.get(name) ?? new Set()).add(value));
  const differs = (name: string) => Number((seen.get(name)?.size ?? 0) > 1);
  return [...seen.keys()].sort((a, b) => differs(b) - differs(a));
}
