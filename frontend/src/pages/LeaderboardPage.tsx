/** What distillation gained, task by task. */
import { Button } from "@mantine/core";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { BoardTools } from "../features/leaderboard/BoardTools";
import { TaskTable } from "../features/leaderboard/TaskTable";
import { byTask, filterRows } from "../lib/board";
import type { BoardSearch } from "../lib/boardsearch";
import { usePublishedLeaderboard } from "../queries/leaderboard";
import { Empty } from "../ui/Empty";
import { PageHead } from "../ui/PageHead";
import { TableSkeleton } from "../ui/TableSkeleton";
import { Trouble } from "../ui/Trouble";

const route = getRouteApi("/leaderboard");

export function LeaderboardPage() {
  const query = usePublishedLeaderboard();
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/leaderboard" });
  const rows = query.data?.rows ?? [];
  const shown = useMemo(() => filterRows(query.data?.rows ?? [], search), [query.data, search]);
  const tasks = useMemo(() => byTask(shown), [shown]);
  const change = (part: Partial<BoardSearch>) =>
    navigate({ search: (old) => ({ ...old, ...part }), replace: true, resetScroll: false });
  return (
    <>
      <PageHead
        title="Leaderboard"
        about="Runs that differ in their seed only stand in one row. Differences are to the matched control: same data, schedule, batch and seed, without a teacher."
      />
      {query.error && !query.data && <Trouble error={query.error} retry={query.refetch} />}
      {query.isPending && <TableSkeleton rows={6} />}
      {rows.length > 0 && <BoardTools rows={rows} shown={shown} tasks={tasks} search={search} onSearch={change} />}
      {query.data && !rows.some((row) => row.published === null) && (
        <div className="paper" style={{ marginBottom: 18 }}>
          <Empty
            title="Nothing to rank yet"
            command="distillboard run submit tiny-fgd"
            action={<Button renderRoot={(props) => <Link to="/new" {...props} />}>New run from a recipe</Button>}
          >
            Rows appear when runs succeed. Train a control (method none) and a distilled run with the same seed: the row
            then says what the teacher was worth.
          </Empty>
        </div>
      )}
      {rows.length > 0 && shown.length === 0 && <p className="soft">No row has these words.</p>}
      {tasks.map((task) => (
        <TaskTable key={task.name} task={task} search={search} onSearch={change} />
      ))}
    </>
  );
}
