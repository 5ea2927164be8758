/** What distillation gained, task by task. */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { TaskTable } from "../features/leaderboard/TaskTable";
import { byTask } from "../lib/board";
import { useLeaderboard } from "../queries/leaderboard";
import { Empty } from "../ui/Empty";
import { PageHead } from "../ui/PageHead";
import { TableSkeleton } from "../ui/TableSkeleton";
import { Trouble } from "../ui/Trouble";

export function LeaderboardPage() {
  const query = useLeaderboard();
  return (
    <>
      <PageHead
        title="Leaderboard"
        about="Runs that differ in their seed only stand in one row. Differences are to the matched control: same data, schedule, batch and seed, without a teacher."
      />
      {query.error && !query.data && <Trouble error={query.error} retry={query.refetch} />}
      {query.isPending && <TableSkeleton rows={6} />}
      {query.data && byTask(query.data.rows).map((task) => <TaskTable key={task.name} task={task} />)}
      {query.data?.rows.length === 0 && (
        <div className="paper">
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
    </>
  );
}
