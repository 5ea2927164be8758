/** All sweeps, newest first. */
import { Link, useNavigate } from "@tanstack/react-router";
import type { Sweep } from "../api/types";
import styles from "../features/sweeps/Sweeps.module.css";
import { formatPoints } from "../lib/numbers";
import { bestOf, MAP } from "../lib/runs";
import { bestRun, kindOf, shareEnded, spaceLines, tally } from "../lib/sweeps";
import { useSweeps } from "../queries/sweeps";
import { type Column, DataTable } from "../ui/DataTable";
import { Empty } from "../ui/Empty";
import { Meter } from "../ui/Meter";
import { Moment } from "../ui/Moment";
import { PageHead } from "../ui/PageHead";
import { TableSkeleton } from "../ui/TableSkeleton";
import { Trouble } from "../ui/Trouble";

const COLUMNS: Column<Sweep>[] = [
  {
    id: "name",
    accessorFn: (sweep) => sweep.name,
    header: "Sweep",
    cell: ({ row }) => (
      <Link to="/sweeps/$id" params={{ id: row.original.id }} style={{ fontWeight: 550 }}>
        {row.original.name}
      </Link>
    ),
  },
  {
    id: "kind",
    accessorFn: kindOf,
    header: "Kind",
  },
  {
    id: "space",
    accessorFn: (sweep) => spaceLines(sweep).join(" · "),
    header: "Space",
    enableSorting: false,
    cell: ({ getValue }) => <span className="soft">{String(getValue())}</span>,
  },
  { id: "runs", accessorFn: (sweep) => sweep.runs.length, header: "Runs", meta: { numeric: true } },
  {
    id: "progress",
    accessorFn: (sweep) => shareEnded(sweep.runs),
    header: "Progress",
    cell: ({ row: { original: sweep } }) => (
      <span className={styles.cell}>
        <Meter share={shareEnded(sweep.runs)} label="Runs that have ended" quiet={shareEnded(sweep.runs) === 1} />
      </span>
    ),
  },
  { id: "states", accessorFn: (sweep) => tally(sweep.runs), header: "State", enableSorting: false },
  {
    id: "best",
    accessorFn: bestMap,
    header: "Best mAP",
    sortUndefined: "last",
    meta: { numeric: true, unit: "%" },
    cell: ({ row }) => formatPoints(bestMap(row.original)),
  },
  {
    id: "created",
    accessorFn: (sweep) => sweep.created,
    header: "Created",
    meta: { numeric: true },
    cell: ({ row }) => <Moment at={row.original.created} />,
  },
];

function bestMap(sweep: Sweep): number | undefined {
  const best = bestRun(sweep.runs);
  return best && bestOf(best, MAP);
}

export function SweepsPage() {
  const query = useSweeps();
  const navigate = useNavigate();
  return (
    <>
      <PageHead
        title="Sweeps"
        about="Many runs from one spec: every combination of a grid's values, or some drawn at random."
      />
      {query.error && !query.data && <Trouble error={query.error} retry={query.refetch} />}
      {query.isPending && <TableSkeleton rows={4} />}
      {query.data?.length === 0 && (
        <div className="paper">
          <Empty
            title="No sweeps yet"
            command={'Client().sweeps.create({"recipe": "tiny-fgd"}, grid={"schedule.seed": [0, 1]})'}
          >
            A sweep trains a spec with every combination of some values, or with some drawn at random. Make one in the
            sweep mode of New run, or in Python with from distillboard import Client:
          </Empty>
        </div>
      )}
      {query.data && query.data.length > 0 && (
        <DataTable
          label="Sweeps"
          rows={query.data}
          columns={COLUMNS}
          rowId={(sweep) => sweep.id}
          onOpen={(sweep) => navigate({ to: "/sweeps/$id", params: { id: sweep.id } })}
          maxHeight="calc(100dvh - 140px)"
        />
      )}
    </>
  );
}
