/** The address of the run list: which runs, in which columns and order, gathered by what, beside which reference. */
import { MOST_COLUMNS, NARROWEST, WIDEST } from "./columns";
import { joined, narrowedTo } from "./filters";
import { oneOf, STATES, text, tidy } from "./search";

export const SHELVES = ["archived", "all", "deleted"] as const;
export const MOST_PICKED = 50;
const MOST_OPEN = 20;
const LONGEST_FILTER = 2000;

export interface RunsSearch {
  /** Words in the name, tags, notes or spec. */
  search?: string;
  /** Conditions in the filter language. */
  filter?: string;
  sort?: string;
  project?: string;
  /** Which runs besides those that lists show: nothing means neither archived nor deleted ones. */
  shelf?: (typeof SHELVES)[number];
  cols?: string[];
  widths?: Record<string, number>;
  /** Id of the column, or name of the field, that runs are gathered by. */
  by?: string;
  /** Conditions of the groups that are open. */
  open?: string[];
  /** Id of the run that the others are compared with. */
  ref?: string;
  /** Ids of the runs that are ticked. */
  pick?: string[];
  /** Id of the saved view that this began as. */
  view?: string;
}

type Raw = Record<string, unknown>;

/** Read the address with care; a state of its own, as older links have it, becomes a condition. */
export function readRunsSearch(raw: Raw): RunsSearch {
  const state = oneOf(raw.state, STATES);
  const filter = long(raw.filter);
  return tidy({
    search: text(raw.search),
    filter: state ? narrowedTo(filter ?? "", "state", state) : filter,
    sort: long(raw.sort, 700),
    project: text(raw.project),
    shelf: oneOf(raw.shelf, SHELVES),
    cols: words(raw.cols, MOST_COLUMNS),
    widths: widthsOf(raw.widths),
    by: long(raw.by, 300),
    open: words(raw.open, MOST_OPEN, LONGEST_FILTER),
    ref: text(raw.ref),
    pick: words(raw.pick, MOST_PICKED),
    view: text(raw.view),
  });
}

/** What a list asks the server for; how it is drawn does not make it another list. */
export interface ListQuery {
  search?: string;
  filter?: string;
  sort?: string;
  project?: string;
  visibility?: "archived" | "all" | "deleted";
}

export function listQuery(search: RunsSearch): ListQuery {
  const { search: words, filter, sort, project, shelf } = search;
  return tidy({ search: words, filter, sort, project, visibility: shelf });
}

/** The same list within one group. */
export function withinGroup(query: ListQuery, condition: string): ListQuery {
  return { ...query, filter: joined([query.filter ?? "", condition]) };
}

/** Whether anything keeps runs from being shown. */
export function isNarrowed(search: RunsSearch): boolean {
  return Boolean(search.search || search.filter || search.project || search.shelf);
}

/** What a saved view keeps: everything but what belongs to the moment. */
export function kept(search: RunsSearch): RunsSearch {
  const { pick, open, view, ...rest } = search;
  return rest;
}

/** Whether a page shows what its saved view says. */
export function sameView(search: RunsSearch, saved: RunsSearch): boolean {
  return canonical(kept(search)) === canonical(kept(readRunsSearch(saved as Raw)));
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function long(value: unknown, most = LONGEST_FILTER): string | undefined {
  const words = typeof value === "number" ? String(value) : value;
  return typeof words === "string" && words.trim() !== "" ? words.slice(0, most) : undefined;
}

function words(value: unknown, most: number, longest = 300): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const found = value.filter((one): one is string => typeof one === "string" && one !== "" && one.length <= longest);
  return found.length > 0 ? [...new Set(found)].slice(0, most) : undefined;
}

function widthsOf(value: unknown): Record<string, number> | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const found = Object.entries(value)
    .filter(([, width]) => typeof width === "number" && width >= NARROWEST && width <= WIDEST)
    .slice(0, MOST_COLUMNS);
  return found.length > 0 ? (Object.fromEntries(found) as Record<string, number>) : undefined;
}
