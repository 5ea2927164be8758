/** What a comparison keeps in the address, read with care because people edit addresses. */

import { type Brush, readBrush } from "./brush";
import type { MapKind } from "./dbmaps";
import { MAP_VIEWS, numberIn, oneOf, text, texts, tidy } from "./search";

export const COMPARE_TABS = ["curves", "table", "tradeoff", "images"] as const;
export type CompareTab = (typeof COMPARE_TABS)[number];
export const AXES = ["step", "epoch", "time", "relative"] as const;
/** `time` is that of day, `relative` the time since each run began. */
export type Axis = (typeof AXES)[number];

/** Most runs of one comparison, as the server has it. */
export const MOST_RUNS = 50;

export interface CompareSearch {
  /** Ids, separated by commas: their order is that of the rows. */
  runs?: string;
  tab?: CompareTab;
  /** Metrics that are drawn; a usual few without. */
  keys?: string[];
  /** Runs whose curves are not drawn, separated by commas. */
  hide?: string;
  x?: Axis;
  from?: number;
  to?: number;
  smooth?: number;
  log?: boolean;
  logx?: boolean;
  /** The tables show last values, else the best ones. */
  value?: "last";
  /** A column of the tables, with `-` before it for descending. */
  sort?: string;
  sx?: string;
  sy?: string;
  /** Quantities of the parallel coordinates. */
  axes?: string[];
  /** Stretches of these axes that runs have to pass, by the quantity. */
  brush?: Brush;
  what?: MapKind;
  level?: string;
  step?: number;
  image?: string;
  over?: boolean;
}

export function readCompareSearch(raw: Record<string, unknown>): CompareSearch {
  const [from, to] = [finite(raw.from), finite(raw.to)];
  const ranged = from !== undefined && to !== undefined && from < to;
  return tidy({
    runs: idsOf(raw.runs).join() || undefined,
    tab: oneOf(raw.tab, COMPARE_TABS.slice(1)),
    keys: texts(raw.keys),
    hide: idsOf(raw.hide).join() || undefined,
    x: oneOf(raw.x, AXES.slice(1)),
    from: ranged ? from : undefined,
    to: ranged ? to : undefined,
    smooth: numberIn(raw.smooth, 0.01, 0.99),
    log: raw.log === true || undefined,
    logx: raw.logx === true || undefined,
    value: oneOf(raw.value, ["last"] as const),
    sort: text(raw.sort),
    sx: text(raw.sx),
    sy: text(raw.sy),
    axes: texts(raw.axes),
    brush: readBrush(raw.brush),
    what: oneOf(raw.what, MAP_VIEWS),
    level: text(raw.level),
    step: numberIn(raw.step, 0, Number.MAX_SAFE_INTEGER),
    image: text(raw.image),
    over: raw.over === true || undefined,
  });
}

/** Different ids in their order, as many as can be compared. */
export function idsOf(value: unknown): string[] {
  const words = Array.isArray(value) ? value.map(String) : String(value ?? "").split(",");
  return [...new Set(words.map((word) => word.trim()).filter((word) => word !== ""))].slice(0, MOST_RUNS);
}

function finite(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}
