/** AP class by class, sortable. */
import type { ClassRow } from "../../lib/evaluations";
import { formatDelta, formatPoints } from "../../lib/numbers";
import { type Column, DataTable } from "../../ui/DataTable";
import { Meter } from "../../ui/Meter";
import styles from "./Tables.module.css";

const COLUMNS: Column<ClassRow>[] = [
  { id: "name", accessorFn: (row) => row.name, header: "Class" },
  {
    id: "last",
    accessorFn: (row) => row.last,
    header: "AP",
    meta: { numeric: true, unit: "%", about: "At the last evaluation." },
    cell: ({ row }) => formatPoints(row.original.last),
  },
  {
    id: "bar",
    header: "",
    enableSorting: false,
    cell: ({ row }) => (
      <div className={styles.bar}>
        <Meter share={row.original.last || 0} label={`AP of ${row.original.name}`} quiet />
      </div>
    ),
  },
  {
    id: "best",
    accessorFn: (row) => row.best,
    header: "Best",
    meta: { numeric: true, unit: "%" },
    cell: ({ row }) => formatPoints(row.original.best),
  },
  {
    id: "change",
    accessorFn: (row) => row.change,
    header: "Change",
    meta: { numeric: true, unit: "%", about: "Last minus first evaluation." },
    cell: ({ row }) => formatDelta(row.original.change),
  },
];

export function ClassTable({ rows }: { rows: ClassRow[] }) {
  return (
    <div className={styles.bare}>
      <DataTable
        label="Classes"
        rows={rows}
        columns={COLUMNS}
        rowId={(row) => row.name}
        sorting={[{ id: "last", desc: true }]}
        maxHeight="420px"
      />
    </div>
  );
}
