/** The stream's news in the run lists: rows change in place at once, what may have moved is read again from the top. */
import type { Query, QueryClient } from "@tanstack/react-query";
import type { RowPage, Run, RunRow } from "../api/types";
import { type Pages, withHead, withNews, withRows } from "../lib/rowpages";
import { keys } from "./keys";
import { later } from "./later";
import { type AskedRows, fetchRows } from "./rows";

const GATHER_MS = 100;
const REREAD_MS = 3000;
const MOST_HEAD_PAGES = 3;
/** Of a list that somebody scrolled far down, all pages are read again, but seldom. */
const REREAD_ALL_MS = 20_000;
const MOST_ALONE = 100;

let pending = new Map<string, Run>();

/** Bring a run's rows up to date, together with the others that the stream names in the same moment. */
export function putRow(client: QueryClient, run: Run): void {
  if (pending.size === 0) setTimeout(() => flush(client), GATHER_MS);
  pending.set(run.id, run);
}

function flush(client: QueryClient): void {
  const news = pending;
  pending = new Map();
  for (const query of client.getQueryCache().findAll({ queryKey: keys.rowLists })) tell(client, query, news);
  later("groups", REREAD_MS, () => client.invalidateQueries({ queryKey: keys.groupings }));
}

function tell(client: QueryClient, query: Query, news: ReadonlyMap<string, Run>): void {
  const held = query.state.data as Pages | undefined;
  if (!held) return;
  const asked = query.queryKey[1] as AskedRows;
  const shelf = asked.list.visibility;
  const gone = (run: Run) => shelf !== "deleted" && run.deleted !== null;
  const { pages, found } = withNews(held, news, (run) => gone(run) || (!shelf && run.archived !== null));
  if (pages !== held) client.setQueryData(query.queryKey, pages);
  if (!query.isActive()) {
    client.invalidateQueries({ queryKey: query.queryKey, refetchType: "none" });
    return;
  }
  const stale = [...found].filter((id) => lacks(asked, news.get(id)));
  if (stale.length > 0)
    later(`alone ${query.queryHash}`, REREAD_MS, () => readAlone(client, query, stale.slice(0, MOST_ALONE)));
  if (!mayHaveMoved(asked, held, news, found)) return;
  later(query.queryHash, REREAD_MS, () => readAgain(client, query, MOST_HEAD_PAGES));
  if (held.pages.length > MOST_HEAD_PAGES)
    later(`all ${query.queryHash}`, REREAD_ALL_MS, () => readAgain(client, query, Number.POSITIVE_INFINITY));
}

/** Whether rows show a metric that the stream's message does not carry. */
function lacks(asked: AskedRows, run: Run | undefined): boolean {
  return run !== undefined && asked.needs.metrics.some((key) => !(key in run.summary));
}

function mayHaveMoved({ list }: AskedRows, held: Pages, news: ReadonlyMap<string, Run>, found: Set<string>): boolean {
  if (list.filter || list.search || list.project || list.visibility || (list.sort && list.sort !== "-created"))
    return true;
  const end = held.pages.at(-1);
  const oldest = end?.next_cursor ? end.runs.at(-1)?.created : undefined;
  const unknown = [...news.values()].filter(
    (run) => !found.has(run.id) && run.deleted === null && run.archived === null,
  );
  return unknown.some((run) => oldest === undefined || run.created >= oldest);
}

/** Read the first pages again and let the rest follow them. */
async function readAgain(client: QueryClient, query: Query, most: number): Promise<void> {
  const asked = query.queryKey[1] as AskedRows;
  const count = Math.min((query.state.data as Pages).pages.length, most);
  const fresh: Pages = { pages: [], pageParams: [] };
  let cursor: string | null = null;
  while (fresh.pages.length < count) {
    const page: RowPage = await fetchRows(asked, cursor);
    fresh.pages.push(page);
    fresh.pageParams.push(cursor);
    cursor = page.next_cursor;
    if (cursor === null) break;
  }
  client.setQueryData<Pages>(query.queryKey, (held) => (held ? withHead(held, fresh) : held));
}

/** Read rows whose metrics the stream does not carry. */
async function readAlone(client: QueryClient, query: Query, ids: readonly string[]): Promise<void> {
  const asked = query.queryKey[1] as AskedRows;
  const filter = `id in (${ids.map((id) => `"${id}"`).join(", ")})`;
  const page = await fetchRows({ ...asked, list: { filter, visibility: "all" } }, null);
  const rows = new Map<string, RunRow>(page.runs.map((row) => [row.id, row]));
  client.setQueryData<Pages>(query.queryKey, (held) => held && withRows(held, rows));
}
