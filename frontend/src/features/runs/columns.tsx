/** The columns of the runs table. */
import { Tooltip } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { Leaderboard, Run, Spread } from "../../api/types";
import { decode, formatDelta, formatNumber, formatPoints, MISSING } from "../../lib/numbers";
import {
  bestOf,
  datasetOf,
  gainOf,
  lastOf,
  MAP,
  methodLabel,
  methodOf,
  seedOf,
  studentOf,
  teacherOf,
} from "../../lib/runs";
import { elapsed, formatDuration } from "../../lib/time";
import type { Column } from "../../ui/DataTable";
import { Moment } from "../../ui/Moment";
import { RoleMark } from "../../ui/RoleMark";
import { StateMark } from "../../ui/StateMark";
import { useNow } from "../../ui/useNow";
import { CancelButton } from "./CancelButton";
import styles from "./columns.module.css";
import { ProgressCell } from "./ProgressCell";

export function runColumns(board: Leaderboard | undefined): Column<Run>[] {
  return [
    { id: "name", accessorFn: (run) => run.name, header: "Run", cell: ({ row }) => <Name run={row.original} /> },
    {
      id: "state",
      accessorFn: (run) => run.state,
      header: "State",
      cell: ({ row }) => <StateCell run={row.original} />,
    },
    {
      id: "progress",
      accessorFn: (run) => run.progress.step,
      header: "Progress",
      enableSorting: false,
      cell: ({ row }) => <ProgressCell run={row.original} />,
    },
    {
      id: "method",
      accessorFn: (run) => methodOf(run) ?? "",
      header: "Method",
      cell: ({ row }) => <Method run={row.original} />,
    },
    {
      id: "models",
      accessorFn: (run) => studentOf(run) ?? "",
      header: "Teacher → student",
      cell: ({ row }) => <Models run={row.original} />,
    },
    {
      id: "dataset",
      accessorFn: (run) => datasetOf(run) ?? "",
      header: "Data set",
      cell: ({ getValue }) => getValue() || MISSING,
    },
    {
      id: "seed",
      accessorFn: (run) => seedOf(run) ?? -1,
      header: "Seed",
      meta: { numeric: true },
      cell: ({ row }) => seedOf(row.original) ?? MISSING,
    },
    {
      id: "map",
      accessorFn: (run) => finite(bestOf(run, MAP)),
      header: "mAP",
      sortUndefined: "last",
      meta: { numeric: true, unit: "%", about: "Best COCO box AP on val so far, averaged over IoU 0.50 to 0.95." },
      cell: ({ row }) => formatPoints(bestOf(row.original, MAP)),
    },
    {
      id: "delta",
      accessorFn: (run) => finite(decode(gainOf(run, board)?.mean)),
      header: "Δ control",
      sortUndefined: "last",
      meta: {
        numeric: true,
        unit: "%",
        about:
          "mAP over the matched control: same data, schedule, batch and seed, without the teacher. Mean over seeds.",
      },
      cell: ({ row }) => <Delta gain={gainOf(row.original, board)} />,
    },
    {
      id: "loss",
      accessorFn: (run) => finite(lastOf(run, "loss/total")),
      header: "Loss",
      sortUndefined: "last",
      meta: { numeric: true, about: "Last total training loss." },
      cell: ({ row }) =>
        row.original.summary["loss/total"] ? formatNumber(lastOf(row.original, "loss/total"), 3) : MISSING,
    },
    {
      id: "duration",
      accessorFn: (run) => elapsed(run, new Date()) ?? undefined,
      header: "Duration",
      sortUndefined: "last",
      meta: { numeric: true },
      cell: ({ row }) => <Duration run={row.original} />,
    },
    {
      id: "created",
      accessorFn: (run) => run.created,
      header: "Created",
      meta: { numeric: true },
      cell: ({ row }) => <Moment at={row.original.created} />,
    },
    { id: "actions", header: "", enableSorting: false, cell: ({ row }) => <CancelButton run={row.original} compact /> },
  ];
}

function Name({ run }: { run: Run }) {
  return (
    <Link to="/runs/$id" params={{ id: run.id }} className={styles.name} title={run.name}>
      {run.name}
    </Link>
  );
}

function StateCell({ run }: { run: Run }) {
  return (
    <Tooltip label={run.reason} disabled={!run.reason}>
      <span>
        <StateMark run={run} />
      </span>
    </Tooltip>
  );
}

function Method({ run }: { run: Run }) {
  const method = methodOf(run);
  if (method === null) return <span className="soft">{methodLabel(null)}</span>;
  return <RoleMark of={method === "none" ? "control" : "student"}>{methodLabel(method)}</RoleMark>;
}

function Models({ run }: { run: Run }) {
  const [teacher, student] = [teacherOf(run), studentOf(run)];
  if (student === null) return MISSING;
  return (
    <span className={styles.models} title={teacher ? `${teacher} → ${student}` : student}>
      {teacher && methodOf(run) !== "none" && (
        <>
          <span className={styles.teacher}>{teacher}</span>
          <span className="soft">→</span>
        </>
      )}
      <span>{student}</span>
    </span>
  );
}

function Delta({ gain }: { gain: Spread | undefined }) {
  if (!gain) return MISSING;
  const text = formatDelta(decode(gain.mean));
  return (
    <Tooltip label={`${text} points of mAP over the matched control, ${gain.n} ${gain.n === 1 ? "seed" : "seeds"}`}>
      <span>{text}</span>
    </Tooltip>
  );
}

function Duration({ run }: { run: Run }) {
  const now = useNow();
  return formatDuration(elapsed(run, now));
}

/** Tables sort missing values to the end; they know them as undefined. */
function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
