/** One task of the leaderboard: what each method reached, and what it gained over its matched control. */
import { useNavigate } from "@tanstack/react-router";
import type { LeaderboardRow } from "../../api/types";
import { hasMasks, runsToCompare, type Task } from "../../lib/board";
import { type BoardSearch, readOrder, writeOrder } from "../../lib/boardsearch";
import { DataTable } from "../../ui/DataTable";
import { COLUMNS, WITH_MASKS } from "./boardColumns";
import styles from "./Leaderboard.module.css";

interface TaskTableProps {
  task: Task;
  search: BoardSearch;
  onSearch: (change: Partial<BoardSearch>) => void;
}

export function TaskTable({ task, search, onSearch }: TaskTableProps) {
  const navigate = useNavigate();
  const open = (row: LeaderboardRow) => {
    const runs = runsToCompare(row);
    const [run] = runs;
    if (runs.length > 1) navigate({ to: "/compare", search: { runs: runs.join() } });
    else if (run) navigate({ to: "/runs/$id", params: { id: run } });
  };
  const columns = hasMasks(task.rows) ? WITH_MASKS : COLUMNS;
  const measured = task.rows.some((row) => row.runs.length > 0);
  return (
    <section className={styles.task} aria-label={task.name}>
      <h2>{task.name}</h2>
      <DataTable
        label={`Leaderboard of ${task.name}`}
        rows={task.rows}
        columns={columns}
        rowId={rowId}
        onOpen={measured ? open : undefined}
        order={readOrder(search.sort)}
        onOrder={(order) => onSearch({ sort: writeOrder(order) })}
      />
    </section>
  );
}

function rowId(row: LeaderboardRow): string {
  return row.runs.join() || `published ${row.label} ${row.teacher}`;
}
