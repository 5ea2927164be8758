/** COCO metrics over the evaluations, the best of every column marked. */
import { IconStarFilled } from "@tabler/icons-react";
import { useMemo } from "react";
import type { EvaluationRow } from "../../api/types";
import { bestEvaluation, bestOfEach, cocoColumns } from "../../lib/evaluations";
import { decode, formatPoints } from "../../lib/numbers";
import { type Column, DataTable } from "../../ui/DataTable";
import styles from "./Tables.module.css";

export function EvaluationTable({ rows }: { rows: EvaluationRow[] }) {
  const columns = useMemo(() => evaluationColumns(rows), [rows]);
  return (
    <div className={styles.bare}>
      <DataTable
        label="Evaluations"
        rows={rows}
        columns={columns}
        rowId={(row) => String(row.step)}
        sorting={[{ id: "step", desc: true }]}
        maxHeight="420px"
      />
    </div>
  );
}

function evaluationColumns(rows: EvaluationRow[]): Column<EvaluationRow>[] {
  const best = bestOfEach(rows);
  const winner = bestEvaluation(rows)?.step;
  return [
    {
      id: "step",
      accessorFn: (row) => row.step,
      header: "Step",
      meta: { numeric: true },
      cell: ({ row }) => (
        <span className={styles.step}>
          {row.original.step === winner && <IconStarFilled size={11} role="img" aria-label="best mAP" />}
          {row.original.step}
        </span>
      ),
    },
    {
      id: "epoch",
      accessorFn: (row) => row.epoch ?? undefined,
      header: "Epoch",
      meta: { numeric: true },
      cell: ({ row }) => row.original.epoch ?? "–",
    },
    ...cocoColumns(rows).map(
      ({ key, head, about }): Column<EvaluationRow> => ({
        id: key,
        accessorFn: (row) => decode(row.metrics[key]),
        header: head,
        meta: { numeric: true, unit: "%", about },
        cell: ({ row }) => {
          const value = decode(row.original.metrics[key]);
          return value === best.get(key) ? <strong>{formatPoints(value)}</strong> : formatPoints(value);
        },
      }),
    ),
  ];
}
