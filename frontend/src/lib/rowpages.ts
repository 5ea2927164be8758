/** Pages of rows that are held: brought up to date in place, and joined with a head that was read again. */
import type { RowPage, Run, RunRow } from "../api/types";

export interface Pages {
  pages: RowPage[];
  pageParams: (string | null)[];
}

const ELSEWHERE = new Set(["spec", "summary", "facts", "notes", "inputs"]);

/** A row with what the stream says of its run: it carries headline metrics and no facts, so what is beside them stays. */
export function renewed(row: RunRow, run: Run): RunRow {
  if (run.revision < row.revision) return row;
  const shared = Object.keys(row).filter((name) => name in run && !ELSEWHERE.has(name));
  const news = Object.fromEntries(shared.map((name) => [name, run[name as keyof Run]]));
  return { ...row, ...news, summary: { ...row.summary, ...run.summary }, facts: { ...row.facts, ...run.facts } };
}

/** Pages with the runs' news in their rows, those of which `gone` is true taken out; the same object without news. */
export function withNews(
  held: Pages,
  news: ReadonlyMap<string, Run>,
  gone: (run: Run) => boolean,
): { pages: Pages; found: Set<string> } {
  const found = new Set<string>();
  const pages = held.pages.map((page) => {
    if (!page.runs.some((row) => news.has(row.id))) return page;
    const runs = page.runs.flatMap((row) => {
      const run = news.get(row.id);
      if (!run) return [row];
      found.add(row.id);
      return gone(run) ? [] : [renewed(row, run)];
    });
    return { ...page, runs };
  });
  return { pages: found.size > 0 ? { ...held, pages } : held, found };
}

/** Pages with rows that were read alone in the place of their older selves. */
export function withRows(held: Pages, rows: ReadonlyMap<string, RunRow>): Pages {
  const newer = (row: RunRow) => {
    const read = rows.get(row.id);
    return read && read.revision >= row.revision ? read : row;
  };
  return { ...held, pages: held.pages.map((page) => ({ ...page, runs: page.runs.map(newer) })) };
}

/** Pages whose beginning was read again: what follows the last fresh row stays, without rows that moved up. */
export function withHead(held: Pages, fresh: Pages): Pages {
  const end = fresh.pages.at(-1);
  const last = end?.runs.at(-1)?.id;
  if (!end || end.next_cursor === null || last === undefined) return fresh;
  const known = new Set(fresh.pages.flatMap((page) => page.runs.map((row) => row.id)));
  const at = held.pages.findIndex((page) => page.runs.some((row) => row.id === last));
  const meeting = held.pages[at];
  if (!meeting) return fresh;
  const unseen = (rows: RunRow[]) => rows.filter((row) => !known.has(row.id));
  const beyond = meeting.runs.slice(meeting.runs.findIndex((row) => row.id === last) + 1);
  const joint = { ...end, runs: [...end.runs, ...unseen(beyond)], next_cursor: meeting.next_cursor };
  const rest = held.pages.slice(at + 1).map((page) => ({ ...page, runs: unseen(page.runs) }));
  return {
    pages: [...fresh.pages.slice(0, -1), joint, ...rest],
    pageParams: [...fresh.pageParams, ...held.pageParams.slice(at + 1)],
  };
}

/** Every row once, in order: a row that moved while pages were read may stand in two of them. */
export function rowsOf(held: Pick<Pages, "pages"> | undefined): RunRow[] {
  const seen = new Set<string>();
  const rows: RunRow[] = [];
  for (const page of held?.pages ?? [])
    for (const row of page.runs) {
      if (seen.has(row.id)) continue;
      seen.add(row.id);
      rows.push(row);
    }
  return rows;
}
