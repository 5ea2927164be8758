/** What the list's clicks and keys do: each changes the address, which is all that the page knows. */
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useRef } from "react";
import { columnsOf, DEFAULT_COLUMNS, moved, nextSort } from "../../../lib/columns";
import { joined, narrowedTo } from "../../../lib/filters";
import type { RunsSearch } from "../../../lib/runsearch";
import type { GridActions } from "./gridEvents";

interface Picking {
  pick: (id: string, range: boolean) => void;
  pickAll: (on: boolean) => void;
}

export function useGridActions(
  search: RunsSearch,
  change: (changes: Partial<RunsSearch>, replace?: boolean) => void,
  picking: Picking,
): GridActions {
  const navigate = useNavigate();
  const now = useRef({ search, change, picking, navigate });
  now.current = { search, change, picking, navigate };
  return useMemo<GridActions>(() => {
    const said = () => now.current.search;
    const put = (changes: Partial<RunsSearch>, replace?: boolean) => now.current.change(changes, replace);
    const ids = () => columnsOf(said().cols).map((column) => column.id);
    const setColumns = (cols: string[]) =>
      put({ cols: cols.join() === DEFAULT_COLUMNS.join() ? undefined : cols }, true);
    return {
      open: (id, event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        now.current.navigate({ to: "/runs/$id", params: { id } });
      },
      filterBy: (field, value) => put({ filter: narrowedTo(said().filter ?? "", field, value) }),
      pin: (id) => put({ ref: said().ref === id ? undefined : id }),
      pick: (id, range) => now.current.picking.pick(id, range),
      pickAll: (on) => now.current.picking.pickAll(on),
      toggle: (condition) => {
        const open = said().open ?? [];
        const next = open.includes(condition) ? open.filter((other) => other !== condition) : [...open, condition];
        put({ open: next.length > 0 ? next : undefined });
      },
      only: (condition) => put({ filter: joined([said().filter ?? "", condition]), by: undefined, open: undefined }),
      sortBy: (column, sort) => put({ sort: sort ?? nextSort(said().sort, column) }),
      move: (id, to) => setColumns(moved(ids(), id, to)),
      resize: (id, width) => put({ widths: { ...said().widths, [id]: width } }, true),
      hide: (id) => setColumns(ids().filter((other) => other !== id)),
      replace: (id, by) => setColumns(ids().map((other) => (other === id ? by : other))),
      groupBy: (by) => put({ by, open: undefined }),
    };
  }, []);
}
