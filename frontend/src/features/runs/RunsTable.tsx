/** A table of runs that opens the one that is clicked. */
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import type { Run } from "../../api/types";
import { useLeaderboard } from "../../queries/leaderboard";
import { DataTable } from "../../ui/DataTable";
import { runColumns } from "./columns";

interface RunsTableProps {
  runs: Run[];
  label: string;
  maxHeight?: string;
  onEnd?: () => void;
}

export function RunsTable({ runs, label, maxHeight, onEnd }: RunsTableProps) {
  const board = useLeaderboard();
  const columns = useMemo(() => runColumns(board.data), [board.data]);
  const navigate = useNavigate();
  return (
    <DataTable
      label={label}
      rows={runs}
      columns={columns}
      rowId={(run) => run.id}
      onOpen={(run) => navigate({ to: "/runs/$id", params: { id: run.id } })}
      maxHeight={maxHeight}
      onEnd={onEnd}
    />
  );
}
