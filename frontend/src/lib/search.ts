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
export const RUN_TABS = ["overview", "curves", "evaluation", "maps", "log", "spec", "files"] as const;
export type RunTab = (typeof RUN_TABS)[number];
export const MAP_VIEWS = ["magnitude", "spatial", "channel", "foreground"] as const satisfies readonly MapKind[];

export interface RunSearch {
  tab?: RunTab;
  /** Abscissa of all curves. */
  x?: XAxis;
  /** Share of the past in the exponential mean, 0 to 0.99. */
  smooth?: number;
  log?: boolean;
  what?: MapKind;
  level?: string;
  step?: number;
  scale?: "own";
  /** Maps are laid over the picture. */
  over?: boolean;
  levels?: string;
  find?: string;
}

export interface NewRunSearch {
  recipe?: string;
}

type Raw = Record<string, unknown>;

export function readRunSearch(raw: Raw): RunSearch {
  return tidy({
    tab: oneOf(raw.tab, RUN_TABS),
    x: oneOf(raw.x, ["epoch", "time"] as const),
    smooth: numberIn(raw.smooth, 0, 0.99),
    log: raw.log === true || undefined,
    what: oneOf(raw.what, MAP_VIEWS),
    level: text(raw.level),
    step: numberIn(raw.step, 0, Number.MAX_SAFE_INTEGER),
    scale: oneOf(raw.scale, ["own"] as const),
    over: raw.over === true || undefined,
    levels: oneOf(raw.levels, ["warning", "error"] as const),
    find: text(raw.find),
  });
}

export function readNewRunSearch(raw: Raw): NewRunSearch {
  return tidy({ recipe: text(raw.recipe) });
}

export function oneOf<T extends string>(value: unknown, known: readonly T[]): T | undefined {
  return known.find((entry) => entry === value);
}

export function text(value: unknown): string | undefined {
  const words = typeof value === "number" ? String(value) : value;
  return typeof words === "string" && words !== "" ? words.slice(0, 200) : undefined;
}

export function numberIn(value: unknown, low: number, high: number): number | undefined {
  return typeof value === "number" && value >= low && value <= high ? value : undefined;
}

export function tidy<T extends object>(search: T): T {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as T;
}
