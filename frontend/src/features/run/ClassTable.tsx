/** AP class by class, sortable, with what lies between the student, its control and its teacher. */
import { useMemo } from "react";
import type { ClassRow } from "../../lib/evaluations";
import { formatDelta, formatPoints } from "../../lib/numbers";
import { type Column, DataTable } from "../../ui/DataTable";
import { Meter } from "../../ui/Meter";
import styles from "./Tables.module.css";

interface ClassTableProps {
  rows: ClassRow[];
  /** Whether there is a matched control, and a teacher that was measured class by class. */
  control: boolean;
  teacher: boolean;
  /** The column that is sorted by, with a minus when the greatest comes first. */
  sort: string | undefined;
  onSort: (sort: string | undefined) => void;
}

const FIRST = "-last";

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
  delta("change", "Change", "Last minus first evaluation."),
];

const CONTROL = delta("overControl", "Over control", "AP minus that of the matched control at its end.");
const TEACHER = delta("overTeacher", "Over teacher", "AP minus that of the teacher on the same val split.");

export function ClassTable({ rows, control, teacher, sort = FIRST, onSort }: ClassTableProps) {
  const columns = useMemo(
    () => [...COLUMNS, ...(control ? [CONTROL] : []), ...(teacher ? [TEACHER] : [])],
    [control, teacher],
  );
  const id = sort.replace(/^-/, "");
  const order = columns.some((column) => column.id === id) ? [{ id, desc: sort.startsWith("-") }] : [];
  return (
    <div className={styles.bare}>
      <DataTable
        label="Classes"
        rows={rows}
        columns={columns}
        rowId={(row) => row.name}
        order={order}
        onOrder={([first]) => {
          const next = first && `${first.desc ? "-" : ""}${first.id}`;
          onSort(next === FIRST ? undefined : next);
        }}
        maxHeight="420px"
      />
    </div>
  );
}

function delta(id: "change" | "overControl" | "overTeacher", header: string, about: string): Column<ClassRow> {
  return {
    id,
    accessorFn: (row) => row[id],
    header,
    sortUndefined: "last",
    meta: { numeric: true, unit: "%", about },
    cell: ({ row }) => formatDelta(row.original[id]),
  };
}
