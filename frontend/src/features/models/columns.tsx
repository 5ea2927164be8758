/** What the tables of models share: a published figure with its data set, numbers in millions and in giga. */
import { figureOf } from "../../lib/models";
import { formatNumber, formatPoints, MISSING } from "../../lib/numbers";
import type { Column } from "../../ui/DataTable";
import styles from "./Catalogue.module.css";

type Results = Record<string, Record<string, number>>;

export function figureColumn<Row extends object>(
  id: string,
  header: string,
  metric: string,
  on: string | undefined,
  results: (row: Row) => Results,
  /** The data set whose figures are ranked: those of another are not compared with them. */
  ranked = on,
): Column<Row> {
  return {
    id,
    accessorFn: (row) => figureOf(results(row), metric, ranked)?.value,
    header,
    sortUndefined: "last",
    meta: { numeric: true, unit: "%", about: "As it was published or measured, on the data set beside it." },
    cell: ({ row }) => {
      const figure = figureOf(results(row.original), metric, on);
      if (!figure) return MISSING;
      return (
        <>
          {formatPoints(figure.value)}
          <span className={styles.kind}>{figure.dataset}</span>
        </>
      );
    },
  };
}

export function millions(count: number | null | undefined): string {
  return count === null || count === undefined ? MISSING : formatNumber(count / 1e6, 3);
}

export function giga(flops: number | null | undefined): string {
  return flops === null || flops === undefined ? MISSING : formatNumber(flops / 1e9, 3);
}
