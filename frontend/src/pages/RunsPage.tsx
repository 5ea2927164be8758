/** All runs, newest first, always current. */
import { Button } from "@mantine/core";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { RunFilters } from "../features/runs/RunFilters";
import { RunsTable } from "../features/runs/RunsTable";
import { useRuns } from "../queries/runs";
import { Empty } from "../ui/Empty";
import { PageHead } from "../ui/PageHead";
import { TableSkeleton } from "../ui/TableSkeleton";
import { Trouble } from "../ui/Trouble";

const route = getRouteApi("/");

export function RunsPage() {
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/" });
  const query = useRuns(search);
  const runs = useMemo(() => query.data?.pages.flatMap((page) => page.runs) ?? [], [query.data]);
  const total = query.data?.pages[0]?.total;
  const more = () => query.hasNextPage && !query.isFetchingNextPage && query.fetchNextPage();
  return (
    <>
      <PageHead title="Runs" about={total === undefined ? "\u00a0" : `${total} ${total === 1 ? "run" : "runs"}`}>
        <RunFilters value={search} onChange={(next) => navigate({ search: next, replace: true })} />
      </PageHead>
      {query.error && runs.length === 0 && <Trouble error={query.error} retry={query.refetch} />}
      {query.isPending && <TableSkeleton rows={12} />}
      {runs.length > 0 && <RunsTable label="Runs" runs={runs} maxHeight="calc(100dvh - 140px)" onEnd={more} />}
      {query.isSuccess && runs.length === 0 && <NoRuns filtered={Boolean(search.state || search.search)} />}
    </>
  );
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
          Nothing in this place has that state and those words in its name, models or tags.
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
