/** How the runs did, the best of every column marked where the server knows which way is better. */
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import type { Run } from "../../api/types";
import { readOrder, writeOrder } from "../../lib/boardsearch";
import { bestPlaces } from "../../lib/pareto";
import type { Quantity } from "../../lib/quantities";
import { methodLabel, methodOf, seedOf } from "../../lib/runs";
import { type Column, DataTable } from "../../ui/DataTable";
import { StateMark } from "../../ui/StateMark";
import styles from "./Compare.module.css";
import { RunSwatch } from "./RunSwatch";
import type { Looks } from "./view";

interface MetricTableProps {
  label: string;
  runs: Run[];
  looks: Looks;
  quantities: Quantity[];
  /** Runs that no other beats in both quantities of the scatter; without it there is no such column. */
  front?: ReadonlySet<string>;
  /** The order, as the address has it. */
  sort: string | undefined;
  onSort: (sort: string | undefined) => void;
}

export function MetricTable({ label, runs, looks, quantities, front, sort, onSort }: MetricTableProps) {
  const columns = useMemo(
    () => [
      ...headColumns(looks),
      ...quantities.map((quantity) => quantityColumn(quantity, bestOf(quantity, runs))),
      ...(front ? [frontColumn(front)] : []),
    ],
    [looks, quantities, runs, front],
  );
  const order = useMemo(() => readOrder(sort), [sort]);
  return (
    <DataTable
      label={label}
      rows={runs}
      columns={columns}
      rowId={(run) => run.id}
      maxHeight="70dvh"
      order={order}
      onOrder={(next) => onSort(writeOrder(next))}
    />
  );
}

function headColumns(looks: Looks): Column<Run>[] {
  return [
    {
      id: "name",
      accessorFn: (run) => run.name,
      header: "Run",
      cell: ({ row: { original: run } }) => (
        <span className={styles.run}>
          <RunSwatch look={looks.get(run.id)} />
          <Link to="/runs/$id" params={{ id: run.id }} className={styles.name} title={run.name}>
            {run.name}
          </Link>
        </span>
      ),
    },
    {
      id: "state",
      accessorFn: (run) => run.state,
      header: "State",
      cell: ({ row }) => <StateMark run={row.original} />,
    },
    { id: "method", accessorFn: (run) => methodLabel(methodOf(run)), header: "Method" },
    {
      id: "seed",
      accessorFn: (run) => seedOf(run) ?? undefined,
      header: "Seed",
      sortUndefined: "last",
      meta: { numeric: true },
    },
  ];
}

function quantityColumn(quantity: Quantity, best: ReadonlySet<string>): Column<Run> {
  const { id, label, unit, better } = quantity;
  const about = better ? `${id.slice(id.indexOf(":") + 1)}: ${better} is better` : id.slice(id.indexOf(":") + 1);
  return {
    id,
    accessorFn: (run) => quantity.of(run) ?? undefined,
    header: label,
    sortUndefined: "last",
    meta: { numeric: true, unit, about },
    cell: ({ row: { original: run } }) => {
      const text = quantity.format(quantity.of(run));
      if (!best.has(run.id)) return text;
      return (
        <span className={styles.best} title="Best of these runs">
          {text}
        </span>
      );
    },
  };
}

function frontColumn(front: ReadonlySet<string>): Column<Run> {
  return {
    id: "front",
    accessorFn: (run) => (front.has(run.id) ? "yes" : "no"),
    header: "On the front",
    meta: { about: "No other run is as good or better in both quantities of the scatter, and better in one." },
  };
}

/** One run alone is not the best of anything. */
function bestOf(quantity: Quantity, runs: readonly Run[]): ReadonlySet<string> {
  const places = bestPlaces(
    runs.map((run) => quantity.of(run)),
    quantity.better,
  );
  return new Set(places.map((place) => runs[place]?.id ?? ""));
}
