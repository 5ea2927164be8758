/** Columns of the run list: what an id in the address stands for, what it needs of the server, how it is sorted by.
 *
 * An id says where its value lies: `s:schedule.lr` in the spec, `m:val/bbox_mAP.best` in a metric's summary,
 * `f:student/parameters` in the facts, `c:loss/total` is a metric's tiny curve; without a prefix it is the run's own.
 */
import type { RunRow } from "../api/types";
import { fieldText } from "./filters";
import { decode } from "./numbers";
import { ABOUT, DEFAULT_COLUMNS, LABELS, OWN, WIDTHS } from "./owncolumns";

export { DEFAULT_COLUMNS, OWN_COLUMNS } from "./owncolumns";

export const STATISTICS = ["last", "best", "min", "max"] as const;
export type Statistic = (typeof STATISTICS)[number];

export type Kind = "own" | "spec" | "metric" | "fact" | "curve";

export interface RunColumn {
  id: string;
  kind: Kind;
  /** Path, metric key, name of a fact, or the run's own field. */
  key: string;
  statistic: Statistic;
  label: string;
  unit?: string;
  about?: string;
  numeric: boolean;
  width: number;
  /** What the API calls it in a filter, a sort and a group; null when there is no order by it. */
  field: string | null;
  sortable: boolean;
}

const PREFIX: Record<string, Kind> = { s: "spec", m: "metric", f: "fact", c: "curve" };

export const MOST_COLUMNS = 40;
export const NARROWEST = 44;
export const WIDEST = 900;

/** A COCO average, 0 to 1, that people read in points. */
export function isShare(key: string): boolean {
  return /(^|[/_])(m?AP|AR)(_|$|\d)/.test(key) || /(^|\/)(m?AP|AR)$/.test(key);
}

/** The column of an id; null for one that nobody knows. */
export function columnOf(id: string): RunColumn | null {
  const own = Object.hasOwn(OWN, id) ? OWN[id] : undefined;
  if (own !== undefined) {
    const field = own.field === undefined ? id : own.field;
    const sortable = own.sortable ?? field !== null;
    const base = { id, kind: "own" as const, key: id, statistic: "last" as const, field, sortable };
    return { ...base, numeric: own.numeric ?? false, width: own.width ?? 110, ...own, field, sortable } as RunColumn;
  }
  const kind = id[1] === ":" ? PREFIX[id.slice(0, 1)] : undefined;
  const rest = id.slice(2);
  if (kind === undefined || rest === "") return null;
  if (kind === "metric") return metricColumn(id, rest);
  if (kind === "curve")
    return {
      id,
      kind,
      key: rest,
      statistic: "last",
      label: LABELS[id] ?? `${short(rest)} curve`,
      about: `${rest} over its steps.`,
      numeric: false,
      width: 92,
      field: null,
      sortable: false,
    };
  return {
    id,
    kind,
    key: rest,
    statistic: "last",
    label: LABELS[id] ?? short(rest),
    about: rest,
    numeric: rest === "schedule.seed",
    width: WIDTHS[id] ?? 118,
    field: kind === "fact" ? `facts.${rest}` : rest,
    sortable: !rest.includes("`"),
  };
}

function metricColumn(id: string, written: string): RunColumn | null {
  const dot = written.lastIndexOf(".");
  const statistic = STATISTICS.find((known) => known === written.slice(dot + 1));
  if (dot < 1 || statistic === undefined) return null;
  const key = written.slice(0, dot);
  return {
    id,
    kind: "metric",
    key,
    statistic,
    label: LABELS[id] ?? (statistic === "last" ? short(key) : `${short(key)} ${statistic}`),
    unit: isShare(key) ? "%" : undefined,
    about: ABOUT[id] ?? `${key}, ${statistic === "best" ? "best so far" : statistic}`,
    numeric: true,
    width: 84,
    field: written,
    sortable: !written.includes("`"),
  };
}

/** The end of a path or key: what tells it from its neighbours. */
function short(path: string): string {
  const parts = path.split("/");
  const [last = path, before = ""] = [parts.at(-1) ?? path, parts.at(-2) ?? ""];
  if (/^(m?AP|AR)$/.test(last) && before) return `${before} ${last}`;
  return parts.length > 1 ? last : path.split(".").slice(-2).join(".");
}

/** Columns by their ids, those nobody knows left out, each once. */
export function columnsOf(ids: readonly string[] | undefined): RunColumn[] {
  const wanted = [...new Set(ids ?? DEFAULT_COLUMNS)].slice(0, MOST_COLUMNS);
  return wanted.map(columnOf).filter((column) => column !== null);
}

/** What rows have to carry so that the columns can be drawn. */
export function needsOf(columns: readonly RunColumn[]): { metrics: string[]; facts: string[]; fields: string[] } {
  const of = (kind: Kind) => columns.filter((column) => column.kind === kind).map((column) => column.key);
  const models = columns.some((column) => column.id === "models") ? ["student.model", "teacher.model"] : [];
  return {
    metrics: [...new Set(of("metric"))].sort(),
    facts: [...new Set(of("fact"))].sort(),
    fields: [...new Set([...of("spec"), ...models, "method.name"])].sort(),
  };
}

/** The value of a run in a column: numbers as numbers, NaN among them; undefined where the run has none. */
export function cellValue(run: RunRow, column: RunColumn): unknown {
  if (column.kind === "spec") return run.fields[column.key];
  if (column.kind === "fact") return run.facts[column.key];
  if (column.kind === "metric") {
    const value = run.summary[column.key]?.[column.statistic];
    return value === null || value === undefined ? undefined : decode(value);
  }
  return (run as unknown as Record<string, unknown>)[column.key] ?? undefined;
}

/** How far a run is from the reference in a metric's column; undefined where either has no finite value. */
export function deltaOf(run: RunRow, reference: RunRow | undefined, column: RunColumn): number | undefined {
  if (reference === undefined || reference.id === run.id || column.kind !== "metric") return undefined;
  const difference = Number(cellValue(run, column)) - Number(cellValue(reference, column));
  return Number.isFinite(difference) ? difference : undefined;
}

/** The sort of the address after a click on a head: falling first for numbers, then the other way, then none. */
export function nextSort(sort: string | undefined, column: RunColumn): string | undefined {
  const field = fieldText(column.field ?? "");
  const falling = column.numeric ? [`-${field}`, field] : [field, `-${field}`];
  const at = falling.indexOf(sort ?? "");
  return at < 0 ? falling[0] : falling[at + 1];
}

/** Which way a column is sorted. */
export function sortedBy(sort: string | undefined, column: RunColumn): "ascending" | "descending" | undefined {
  if (!sort || column.field === null) return undefined;
  const field = fieldText(column.field);
  return sort === field ? "ascending" : sort === `-${field}` ? "descending" : undefined;
}

/** Columns in another order: the one that is moved comes to stand at `to`. */
export function moved(ids: readonly string[], id: string, to: number): string[] {
  const rest = ids.filter((other) => other !== id);
  const place = Math.max(0, Math.min(rest.length, to));
  return [...rest.slice(0, place), id, ...rest.slice(place)];
}
