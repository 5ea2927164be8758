/** All runs: filtered, sorted, gathered and compared as the address says, always current. */
import { Button } from "@mantine/core";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Suspense, useCallback, useMemo } from "react";
import { ApiError } from "../api/client";
import { FilterBar } from "../features/runs/list/FilterBar";
import { Grid } from "../features/runs/list/Grid";
import { Tools } from "../features/runs/list/Tools";
import { useGridActions } from "../features/runs/list/useGridActions";
import { useItems } from "../features/runs/list/useItems";
import { usePicked } from "../features/runs/list/usePicked";
import { columnsOf } from "../lib/columns";
import { formatCount } from "../lib/numbers";
import { isNarrowed, type RunsSearch } from "../lib/runsearch";
import { Empty } from "../ui/Empty";
import { lazyPart } from "../ui/lazyPart";
import { PageHead } from "../ui/PageHead";
import { TableSkeleton } from "../ui/TableSkeleton";
import { Trouble } from "../ui/Trouble";
import styles from "./RunsPage.module.css";

const BulkBar = lazyPart(() => import("../features/runs/list/BulkBar"), "BulkBar");

const route = getRouteApi("/");

export function RunsPage() {
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/" });
  const change = useCallback(
    (changes: Partial<RunsSearch>, replace = false) =>
      navigate({ search: (old) => ({ ...old, ...changes }), replace, resetScroll: false }),
    [navigate],
  );
  const columns = useMemo(() => columnsOf(search.cols), [search.cols]);
  const list = useItems(search, columns);
  const keepPicked = useCallback((pick?: string[]) => change({ pick }, true), [change]);
  const { picked, pick, pickAll } = usePicked(search.pick, list.items, keepPicked);
  const act = useGridActions(search, change, { pick, pickAll });
  const refused = list.error instanceof ApiError && list.error.status === 422 ? list.error.message : undefined;
  const nothing = !list.isPending && !list.error && list.items.length === 0;
  return (
    <div className={styles.page}>
      <PageHead title="Runs" about={countText(list.total, search.by)}>
        <Tools search={search} onChange={change} onView={(view) => navigate({ search: view })} />
      </PageHead>
      <FilterBar filter={search.filter} problem={refused} onChange={(filter) => change({ filter })} />
      {list.error && !refused && <Trouble error={list.error} retry={list.refetch} />}
      {list.isPending && !list.error && <TableSkeleton rows={12} />}
      {list.items.length > 0 && (
        <div className={styles.list} aria-busy={list.isOld} data-old={list.isOld ? "" : undefined}>
          <Grid
            items={list.items}
            total={list.total}
            columns={columns}
            widths={search.widths}
            sort={search.sort ?? "-created"}
            by={search.by}
            metrics={list.metrics}
            reference={list.reference}
            picked={picked}
            act={act}
            onEnd={list.canGrow ? list.grow : undefined}
          />
        </div>
      )}
      {nothing && <NoRuns filtered={isNarrowed(search)} />}
      {picked.size > 0 && (
        <Suspense>
          <BulkBar picked={picked} shelf={search.shelf} onClear={() => pickAll(false)} />
        </Suspense>
      )}
    </div>
  );
}

function countText(total: number | undefined, by: string | undefined): string {
  if (total === undefined) return "\u00a0";
  const runs = `${formatCount(total)} ${total === 1 ? "run" : "runs"}`;
  return by ? `${runs} by ${by}` : runs;
}

function NoRuns({ filtered }: { filtered: boolean }) {
  if (filtered)
    return (
      <div className="paper">
        <Empty
          title="No run matches"
          action={
            <Button variant="default" renderRoot={(p) => <Link to="/" {...p} />}>
              Show all runs
            </Button>
          }
        >
          Nothing in this place fits these words and conditions.
        </Empty>
      </div>
    );
  return (
    <div className="paper">
      <Empty
        title="No runs yet"
        command="distillboard run submit tiny-fgd"
        action={<Button renderRoot={(props) => <Link to="/new" {...props} />}>New run from a recipe</Button>}
      >
        A run trains a small detector (the student), alone or with a strong one (the teacher) beside it. Start from a
        recipe here or in a terminal; it shows up at once.
      </Empty>
    </div>
  );
}
