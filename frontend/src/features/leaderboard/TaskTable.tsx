/** One task of the leaderboard: what each method reached, and what it gained over its matched control. */
import { Tooltip } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import type { LeaderboardRow } from "../../api/types";
import { formatSpread, hasMasks, type Task } from "../../lib/board";
import { decode, formatCount, formatDelta, formatNumber, formatPoints, MISSING } from "../../lib/numbers";
import { runNames } from "../../lib/runs";
import { formatDuration } from "../../lib/time";
import { type Column, DataTable } from "../../ui/DataTable";
import { RoleMark } from "../../ui/RoleMark";
import styles from "./Leaderboard.module.css";

export function TaskTable({ task }: { task: Task }) {
  const navigate = useNavigate();
  const open = (row: LeaderboardRow) => {
    const [run] = row.runs;
    if (run) navigate({ to: "/runs/$id", params: { id: run } });
  };
  const columns = hasMasks(task.rows) ? WITH_MASKS : COLUMNS;
  return (
    <section className={styles.task} aria-label={task.name}>
      <h2>{task.name}</h2>
      <DataTable label={`Leaderboard of ${task.name}`} rows={task.rows} columns={columns} rowId={rowId} onOpen={open} />
    </section>
  );
}

function rowId(row: LeaderboardRow): string {
  return row.runs.join();
}

function metric(key: string, header: string, about: string): Column<LeaderboardRow> {
  return {
    id: key,
    accessorFn: (row) => finite(row.metrics[key]?.mean),
    header,
    sortUndefined: "last",
    meta: { numeric: true, unit: "%", about },
    cell: ({ row }) => formatSpread(row.original.metrics[key]),
  };
}

const MASKS: Column<LeaderboardRow>[] = [
  metric(
    "segm_mAP",
    "Mask mAP",
    "COCO mask AP on val at the end, averaged over IoU 0.50 to 0.95: mean ± standard deviation over seeds.",
  ),
  {
    id: "mask_delta",
    accessorFn: (row) => finite(row.mask_delta?.mean),
    header: "Mask Δ",
    sortUndefined: "last",
    meta: { numeric: true, unit: "%", about: "Mask mAP over the matched control, seed by seed." },
    cell: ({ row }) => formatDelta(decode(row.original.mask_delta?.mean)),
  },
];

const COLUMNS: Column<LeaderboardRow>[] = [
  { id: "label", accessorFn: (row) => row.label, header: "Method", cell: ({ row }) => <Label row={row.original} /> },
  metric(
    "bbox_mAP",
    "mAP",
    "COCO box AP on val at the end, averaged over IoU 0.50 to 0.95: mean ± standard deviation over seeds.",
  ),
  {
    id: "delta",
    accessorFn: (row) => finite(row.delta?.mean),
    header: "Δ over control",
    sortUndefined: "last",
    meta: {
      numeric: true,
      unit: "%",
      about:
        "mAP over the matched control, seed by seed: a run of the same data, schedule, batch and seed without the teacher.",
    },
    cell: ({ row }) => <Gain row={row.original} />,
  },
  {
    id: "gap",
    accessorFn: (row) => finite(row.gap_recovered?.mean),
    header: "Gap recovered",
    sortUndefined: "last",
    meta: {
      numeric: true,
      unit: "%",
      about: "(distilled − control) / (teacher − control): 100 % reaches the teacher.",
    },
    cell: ({ row }) => <Gap row={row.original} />,
  },
  metric("bbox_mAP_s", "S", "Box AP of objects below 32² pixels."),
  metric("bbox_mAP_m", "M", "Box AP of objects of 32² to 96² pixels."),
  metric("bbox_mAP_l", "L", "Box AP of objects above 96² pixels."),
  {
    id: "teacher",
    accessorFn: (row) => row.teacher ?? "",
    header: "Teacher",
    cell: ({ row }) => <Teacher row={row.original} />,
  },
  {
    id: "inherit",
    accessorFn: (row) => row.inherit,
    header: "Inherits",
    meta: { about: "Whether neck and head start from the teacher's weights." },
    cell: ({ row }) => (row.original.inherit ? "yes" : "no"),
  },
  {
    id: "mask",
    accessorFn: (row) => row.mask_scale ?? "",
    header: "Mask",
    meta: {
      about:
        "What boxes are scaled by when the foreground mask is made: the padded batch, or the image as the official code does.",
    },
    cell: ({ row }) => row.original.mask_scale ?? MISSING,
  },
  {
    id: "parameters",
    accessorFn: (row) => row.parameters ?? undefined,
    header: "Parameters",
    sortUndefined: "last",
    meta: { numeric: true },
    cell: ({ row }) => (row.original.parameters === null ? MISSING : formatCount(row.original.parameters)),
  },
  {
    id: "flops",
    accessorFn: (row) => row.flops ?? undefined,
    header: "GFLOPs",
    sortUndefined: "last",
    meta: {
      numeric: true,
      about:
        "Operations of one prediction, two for each multiply-add, at the size of the data set's largest image. MMDetection's tables count one for each multiply-add: half of this.",
    },
    cell: ({ row }) => (row.original.flops === null ? MISSING : formatNumber(row.original.flops / 1e9, 3)),
  },
  {
    id: "latency",
    accessorFn: (row) => finite(row.latency_ms),
    header: "Latency, ms",
    sortUndefined: "last",
    meta: {
      numeric: true,
      about: "Median time of one prediction from pixels to detections, batch 1; on which device is said on hover.",
    },
    cell: ({ row: { original: row } }) => (
      <span title={row.latency_device ?? undefined}>
        {row.latency_ms === null ? MISSING : formatNumber(decode(row.latency_ms), 3)}
      </span>
    ),
  },
  {
    id: "duration",
    accessorFn: (row) => finite(row.duration_seconds),
    header: "Duration",
    sortUndefined: "last",
    meta: { numeric: true, about: "Mean wall time of a run." },
    cell: ({ row }) =>
      formatDuration(row.original.duration_seconds === null ? null : decode(row.original.duration_seconds)),
  },
  {
    id: "runs",
    header: "Runs",
    enableSorting: false,
    meta: { about: "The runs of this row, in the order of their seeds." },
    cell: ({ row }) => <Runs row={row.original} />,
  },
];

const WITH_MASKS: Column<LeaderboardRow>[] = COLUMNS.flatMap((column) =>
  column.id === "teacher" ? [...MASKS, column] : [column],
);

function Label({ row }: { row: LeaderboardRow }) {
  return (
    <span className={styles.label}>
      <RoleMark of={row.method === "none" ? "control" : "student"}>{row.label}</RoleMark>
    </span>
  );
}

function Gain({ row }: { row: LeaderboardRow }) {
  if (row.delta) {
    const seeds = seedCount(row.delta.n, row.seeds.length);
    const sd = row.delta.sd === null ? "" : ` ± ${formatPoints(decode(row.delta.sd))}`;
    return (
      <Tooltip label={row.unmatched ?? `Over the control of the same seed, mean of ${seeds}`}>
        <span>
          <strong>{formatDelta(decode(row.delta.mean))}</strong>
          {sd}
          <span className="soft">, {seeds}</span>
        </span>
      </Tooltip>
    );
  }
  if (row.method === "none") return <span className="soft">control</span>;
  return (
    <Tooltip label={row.unmatched} disabled={!row.unmatched}>
      <span className={styles.unmatched}>{row.unmatched ?? "no control"}</span>
    </Tooltip>
  );
}

/** `3 seeds`, or `3 of 5 seeds` where some have no control. */
function seedCount(matched: number, all: number): string {
  if (matched < all) return `${matched} of ${all} seeds`;
  return matched === 1 ? "1 seed" : `${matched} seeds`;
}

function Gap({ row }: { row: LeaderboardRow }) {
  return row.gap_recovered ? `${Math.round(decode(row.gap_recovered.mean) * 100)}` : MISSING;
}

function Teacher({ row }: { row: LeaderboardRow }) {
  if (row.teacher === null) return MISSING;
  return (
    <span>
      {row.teacher}
      {row.teacher_map !== null && <span className="soft"> {formatPoints(decode(row.teacher_map))}</span>}
    </span>
  );
}

function Runs({ row }: { row: LeaderboardRow }) {
  const names = runNames(row);
  return (
    <span className={styles.runs}>
      {row.runs.map((run, place) => (
        <Link key={run} to="/runs/$id" params={{ id: run }} className={styles.run}>
          {names[place]}
        </Link>
      ))}
    </span>
  );
}

function finite(value: number | string | null | undefined): number | undefined {
  const number = decode(value);
  return Number.isFinite(number) ? number : undefined;
}
