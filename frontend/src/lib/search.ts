/** The address's search part: what each page keeps there, read with care because people edit addresses. */

import type { RunState } from "../api/types";
import type { XAxis } from "./curves";
import type { MapKind } from "./dbmaps";

export const STATES = [
  "queued",
  "running",
  "paused",
  "succeeded",
  "failed",
  "cancelled",
  "pruned",
] as const satisfies readonly RunState[];
export const RUN_TABS = [
  "overview",
  "curves",
  "evaluation",
  "maps",
  "log",
  "system",
  "timeline",
  "spec",
  "files",
] as const;
export type RunTab = (typeof RUN_TABS)[number];
export const MAP_VIEWS = ["magnitude", "spatial", "channel", "foreground"] as const satisfies readonly MapKind[];

export interface RunSearch {
  tab?: RunTab;
  /** Abscissa of all curves. */
  x?: XAxis;
  /** Share of the past in the exponential mean, 0 to 0.99. */
  smooth?: number;
  log?: boolean;
  /** The abscissa grows by ratios. */
  logx?: boolean;
  /** What is seen of the abscissa, in its unit. */
  from?: number;
  to?: number;
  /** Outliers are in sight, however small they make the rest. */
  peaks?: boolean;
  /** How the terms of FGD are drawn; raw without. */
  terms?: "weighted" | "share";
  /** Lines that were switched off in their charts, each as `hiddenLine` writes it. */
  off?: string[];
  /** Words in the names of the metrics that are drawn. */
  metric?: string;
  /** Which page of them, from 1. */
  page?: number;
  /** The step that is looked at closely. */
  pin?: number;
  what?: MapKind;
  level?: string;
  step?: number;
  scale?: "own";
  /** Maps are laid over the picture. */
  over?: boolean;
  levels?: "info" | "warning" | "error";
  find?: string;
  /** The moment the log is read around, in seconds since 1970. */
  at?: number;
  /** The file that is pointed at. */
  file?: string;
  /** The column that classes are sorted by, with a minus when the greatest comes first. */
  sort?: string;
}

type Raw = Record<string, unknown>;

/** The year 9999 ends here. */
const LAST_SECOND = 253_402_300_799;
const MOST_WORDS = 60;
/** The title of a chart and the name of a metric. */
const LONGEST_LINE = 500;

export function readRunSearch(raw: Raw): RunSearch {
  return tidy({
    tab: oneOf(raw.tab, RUN_TABS),
    x: oneOf(raw.x, ["epoch", "time", "clock"] as const),
    smooth: numberIn(raw.smooth, 0, 0.99),
    log: raw.log === true || undefined,
    logx: raw.logx === true || undefined,
    ...rangeOf(raw),
    peaks: raw.peaks === true || undefined,
    terms: oneOf(raw.terms, ["weighted", "share"] as const),
    off: texts(raw.off, LONGEST_LINE),
    metric: text(raw.metric),
    page: numberIn(raw.page, 2, 10_000),
    pin: numberIn(raw.pin, 0, Number.MAX_SAFE_INTEGER),
    what: oneOf(raw.what, MAP_VIEWS),
    level: text(raw.level),
    step: numberIn(raw.step, 0, Number.MAX_SAFE_INTEGER),
    scale: oneOf(raw.scale, ["own"] as const),
    over: raw.over === true || undefined,
    levels: oneOf(raw.levels, ["info", "warning", "error"] as const),
    find: text(raw.find),
    at: numberIn(raw.at, 0, LAST_SECOND),
    file: text(raw.file),
    sort: text(raw.sort),
  });
}

/** Both ends of a range, or none: half of one shows nothing that was meant. */
function rangeOf({ from, to }: Raw): Pick<RunSearch, "from" | "to"> {
  const known = typeof from === "number" && typeof to === "number" && Number.isFinite(from) && Number.isFinite(to);
  return known && from < to ? { from, to } : {};
}

export function oneOf<T extends string>(value: unknown, known: readonly T[]): T | undefined {
  return known.find((entry) => entry === value);
}

export function text(value: unknown, longest = 200): string | undefined {
  const words = typeof value === "number" ? String(value) : value;
  return typeof words === "string" && words !== "" ? words.slice(0, longest) : undefined;
}

/** Different words in their order, as many as an address may name. */
export function texts(value: unknown, longest?: number): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const words = value.map((word) => text(word, longest)).filter((word) => word !== undefined);
  return [...new Set(words)].slice(0, MOST_WORDS);
}

export function numberIn(value: unknown, low: number, high: number): number | undefined {
  return typeof value === "number" && value >= low && value <= high ? value : undefined;
}

export function tidy<T extends object>(search: T): T {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as T;
}

/** The router lays what was read over what the address says: what the reader left out is said to be absent. */
export function strictly<T extends object>(read: (raw: Record<string, unknown>) => T) {
  return (raw: Record<string, unknown>): T => ({ ...absent(raw), ...read(raw) });
}

function absent(raw: Record<string, unknown>): object {
  return Object.fromEntries(Object.keys(raw).map((name) => [name, undefined]));
}
