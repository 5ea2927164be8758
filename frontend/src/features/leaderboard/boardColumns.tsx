/** The columns of the leaderboard. */
import type { LeaderboardRow } from "../../api/types";
import { formatSpread, seedsOf } from "../../lib/board";
import { decode, formatCount, formatDelta, formatNumber, MISSING } from "../../lib/numbers";
import { formatDuration } from "../../lib/time";
import type { Column } from "../../ui/DataTable";
import { finite, Gain, Gap, Label, Runs, Teacher } from "./cells";

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

export const COLUMNS: Column<LeaderboardRow>[] = [
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
    id: "n",
    accessorFn: seedsOf,
    header: "n",
    sortUndefined: "last",
    meta: { numeric: true, about: "Seeds of this row; the ± beside are standard deviations over them (n − 1)." },
    cell: ({ row }) => seedsOf(row.original) ?? MISSING,
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

export const WITH_MASKS: Column<LeaderboardRow>[] = COLUMNS.flatMap((column) =>
  column.id === "teacher" ? [...MASKS, column] : [column],
);
