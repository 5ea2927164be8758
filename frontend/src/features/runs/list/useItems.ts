/** What the list shows for an address: runs in pages, or groups with the first runs of those that are open. */
import { useMemo, useRef } from "react";
import type { Group } from "../../../api/types";
import { needsOf, type RunColumn } from "../../../lib/columns";
import { formatCount } from "../../../lib/numbers";
import { rowsOf } from "../../../lib/rowpages";
import { listQuery, type RunsSearch } from "../../../lib/runsearch";
import { type AskedRows, MOST_ROWS, useGroupRows, useGroups, useReference, useRows } from "../../../queries/rows";
import type { Item } from "./Grid";

const MOST_GROUP_METRICS = 12;
const NONE: readonly string[] = [];

export function useItems(search: RunsSearch, columns: readonly RunColumn[]) {
  const asked = useMemo<AskedRows>(() => ({ list: listQuery(search), needs: needsOf(columns) }), [search, columns]);
  const grouped = search.by !== undefined;
  const metrics = useMemo(() => columns.filter((one) => one.kind === "metric").slice(0, MOST_GROUP_METRICS), [columns]);
  const rows = useRows(asked, !grouped);
  const groups = useGroups(
    asked.list,
    search.by,
    metrics.map((one) => one.field ?? one.key),
  );
  const open = search.open ?? NONE;
  const inGroups = useGroupRows(asked, grouped ? open : NONE);
  const reference = useReference(search.ref, asked.needs);
  const runs = useMemo(() => rowsOf(rows.data), [rows.data]);
  const items = useMemo<Item[]>(() => {
    if (grouped)
      return groupItems(inOrder(groups.data?.groups ?? [], search.sort, metrics), open, inGroups, groups.data?.more);
    const found: Item[] = runs.map((run) => ({ kind: "run", run }));
    if (runs.length >= MOST_ROWS)
      found.push({ kind: "word", text: `The first ${formatCount(MOST_ROWS)}: filter to see others.` });
    return found;
  }, [grouped, groups.data, search.sort, metrics, open, inGroups, runs]);
  const source = grouped ? groups : rows;
  // A filter that is refused, or a server that is away, takes nothing off the screen.
  const shown = useRef<Item[]>(items);
  if (source.data) shown.current = items;
  return {
    items: shown.current,
    reference,
    metrics: useMemo(() => metrics.map((one) => one.id), [metrics]),
    total: grouped ? groups.data?.runs : rows.data?.pages[0]?.total,
    error: source.error,
    isPending: source.isPending,
    isOld: source.isPlaceholderData,
    refetch: source.refetch,
    canGrow: !grouped && rows.hasNextPage && !rows.isFetching,
    grow: rows.fetchNextPage,
  };
}

function groupItems(
  groups: readonly Group[],
  open: readonly string[],
  rows: readonly (ReturnType<typeof rowsOf> | undefined)[],
  more: boolean | undefined,
): Item[] {
  const items: Item[] = [];
  for (const group of groups) {
    const at = open.indexOf(group.condition);
    items.push({ kind: "group", group, open: at >= 0 });
    if (at < 0) continue;
    const runs = rows[at];
    if (!runs) items.push({ kind: "word", text: "Loading…" });
    for (const run of runs ?? []) items.push({ kind: "run", run, nested: true });
    if (runs && runs.length < group.runs)
      items.push({
        kind: "word",
        text: `Show all ${formatCount(group.runs)} runs of this group`,
        condition: group.condition,
      });
  }
  if (more) items.push({ kind: "word", text: "There are more groups: filter to see them." });
  return items;
}

/** Groups by the mean of the metric that the list is sorted by; the largest first else. */
function inOrder(groups: readonly Group[], sort: string | undefined, metrics: readonly RunColumn[]): readonly Group[] {
  const falling = sort?.startsWith("-") ?? false;
  const name = sort?.replace(/^-/, "").replaceAll("`", "");
  const place = metrics.findIndex((one) => one.field === name);
  if (place < 0) return groups;
  const mean = (group: Group) => Number(group.metrics[place]?.mean ?? Number.NaN);
  const known = groups.filter((group) => !Number.isNaN(mean(group)));
  const unknown = groups.filter((group) => Number.isNaN(mean(group)));
  return [...known.sort((a, b) => (falling ? mean(b) - mean(a) : mean(a) - mean(b))), ...unknown];
}
