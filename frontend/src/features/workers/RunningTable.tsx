/** What runs where: worker and slot, stage, how far it is, when it will end. */
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { RunningRun } from "../../api/types";
import { MISSING } from "../../lib/numbers";
import { formatDuration } from "../../lib/time";
import { useHoldRun } from "../../queries/queues";
import { useMay } from "../../queries/session";
import { complain } from "../../ui/complain";
import { type Column, DataTable } from "../../ui/DataTable";
import { Meter } from "../../ui/Meter";
import { Moment } from "../../ui/Moment";
import styles from "./Workers.module.css";

const COLUMNS: Column<RunningRun>[] = [
  {
    id: "name",
    accessorFn: (run) => run.name,
    header: "Running",
    cell: ({ row }) => <RunLink run={row.original} />,
  },
  {
    id: "where",
    accessorFn: (run) => `${run.worker ?? MISSING} · slot ${run.slot ?? MISSING}`,
    header: "Worker and slot",
  },
  { id: "stage", accessorFn: (run) => stageOf(run), header: "Stage" },
  {
    id: "progress",
    accessorFn: (run) => shareOf(run) ?? undefined,
    header: "Progress",
    sortUndefined: "last",
    cell: ({ row }) => <Progress run={row.original} />,
  },
  {
    id: "eta",
    accessorFn: (run) => run.progress.eta_seconds ?? undefined,
    header: "Ends in",
    sortUndefined: "last",
    meta: { numeric: true, about: "As the training itself reckons from its steps so far." },
    cell: ({ row }) => formatDuration(row.original.progress.eta_seconds),
  },
  {
    id: "started",
    accessorFn: (run) => run.started ?? "",
    header: "Began",
    meta: { numeric: true, about: "When this attempt began." },
    cell: ({ row }) => (row.original.started ? <Moment at={row.original.started} /> : MISSING),
  },
  {
    id: "hold",
    header: "",
    enableSorting: false,
    cell: ({ row }) => <HoldButton run={row.original} />,
  },
];

export function RunningTable({ queue, runs }: { queue: string; runs: RunningRun[] }) {
  return (
    <div className={styles.inner}>
      <DataTable
        label={`What runs of queue ${queue}`}
        rows={runs}
        columns={COLUMNS}
        rowId={(run) => run.run}
        maxHeight="40dvh"
      />
    </div>
  );
}

export function RunLink({ run }: { run: Pick<RunningRun, "run" | "name" | "work"> }) {
  if (run.work === "preflight") return <span className="soft">pre-flight {run.name}</span>;
  return (
    <Link to="/runs/$id" params={{ id: run.run }} className={styles.name}>
      {run.name}
    </Link>
  );
}

function stageOf(run: RunningRun): string {
  if (run.stop_requested) return "stopping";
  if (run.pause_requested) return "pausing at its next checkpoint";
  return run.stage ?? MISSING;
}

function shareOf(run: RunningRun): number | null {
  const { step, total_steps } = run.progress;
  return total_steps ? Math.min(1, step / total_steps) : null;
}

function Progress({ run }: { run: RunningRun }) {
  const share = shareOf(run);
  if (share === null) return MISSING;
  return (
    <span className={styles.progress}>
      <Meter share={share} label={`Progress of ${run.name}`} />
      <span className="soft">{Math.floor(share * 100)} %</span>
    </span>
  );
}

function HoldButton({ run }: { run: RunningRun }) {
  const hold = useHoldRun();
  const may = useMay("submitter");
  if (!may || run.work !== "training" || run.stop_requested) return null;
  const label = run.pause_requested ? `Let ${run.name} go on` : `Hold ${run.name} at its next checkpoint`;
  const Icon = run.pause_requested ? IconPlayerPlay : IconPlayerPause;
  return (
    <Tooltip label={label}>
      <ActionIcon
        size="sm"
        aria-label={label}
        loading={hold.isPending}
        onClick={() => hold.mutate({ run: run.run, hold: !run.pause_requested }, { onError: complain("Not held") })}
      >
        <Icon size={14} />
      </ActionIcon>
    </Tooltip>
  );
}
