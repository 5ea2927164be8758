/** The one table: sortable heads with units, numbers to the right, rows drawn as far as they are seen. */
import { Tooltip } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import {
  type ColumnDef,
  createSortedRowModel,
  FlexRender,
  type Header,
  type RowData,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type MouseEvent, useRef } from "react";
import styles from "./DataTable.module.css";

interface ColumnNotes {
  numeric?: boolean;
  unit?: string;
  /** What the quantity is and where it comes from, for hovering. */
  about?: string;
}

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  columnMeta: {} as ColumnNotes,
});

export type Column<Row extends RowData> = ColumnDef<typeof features, Row>;

interface DataTableProps<Row extends RowData> {
  label: string;
  rows: Row[];
  columns: Column<Row>[];
  rowId: (row: Row) => string;
  onOpen?: (row: Row, event: MouseEvent) => void;
  /** Which order the rows start in; without one they stay as they come. */
  sorting?: SortingState;
  /** The order, where the page holds it: in its address, say. */
  order?: SortingState;
  onOrder?: (order: SortingState) => void;
  maxHeight?: string;
  onEnd?: () => void;
}

const ROW_HEIGHT = 32;

export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const table = useTable({
    features,
    columns: props.columns,
    data: props.rows,
    getRowId: props.rowId,
    initialState: { sorting: props.sorting ?? [] },
    ...(props.order && {
      state: { sorting: props.order },
      onSortingChange: (next) => props.onOrder?.(typeof next === "function" ? next(props.order ?? []) : next),
    }),
  });
  const frame = useRef<HTMLDivElement>(null);
  const { rows } = table.getRowModel();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 20,
    initialRect: { width: 0, height: 800 },
    onChange: ({ range }) => {
      if (range && range.endIndex >= rows.length - 30) props.onEnd?.();
    },
  });
  const seen = virtual.getVirtualItems();
  const above = seen[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (seen.at(-1)?.end ?? 0);
  return (
    <div ref={frame} className={styles.frame} style={{ maxHeight: props.maxHeight }}>
      <table className={styles.table} aria-label={props.label} aria-rowcount={rows.length + 1}>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => (
                <Head key={header.id} header={header} />
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          <Filler height={above} />
          {seen.map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            return (
              <tr
                key={row.id}
                className={props.onOpen && styles.clickable}
                onClick={props.onOpen && ((event) => isPlain(event) && props.onOpen?.(row.original, event))}
              >
                {row.getAllCells().map((cell) => (
                  <td key={cell.id} className={cell.column.columnDef.meta?.numeric ? styles.numeric : undefined}>
                    <FlexRender cell={cell} />
                  </td>
                ))}
              </tr>
            );
          })}
          <Filler height={below} />
        </tbody>
      </table>
    </div>
  );
}

function Head<Row extends RowData>({ header }: { header: Header<typeof features, Row> }) {
  const { column } = header;
  const notes = column.columnDef.meta;
  const order = column.getIsSorted();
  const name = (
    <span>
      <FlexRender header={header} />
      {notes?.unit && <span className={styles.unit}> {notes.unit}</span>}
    </span>
  );
  const Arrow = order === "asc" ? IconArrowUp : IconArrowDown;
  return (
    <th
      scope="col"
      className={notes?.numeric ? styles.numeric : undefined}
      aria-sort={order === "asc" ? "ascending" : order === "desc" ? "descending" : undefined}
    >
      <Tooltip label={notes?.about} disabled={!notes?.about}>
        {column.getCanSort() ? (
          <button type="button" className={styles.sort} onClick={column.getToggleSortingHandler()}>
            {name}
            {order && <Arrow size={12} aria-hidden />}
          </button>
        ) : (
          name
        )}
      </Tooltip>
    </th>
  );
}

function Filler({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr className={styles.filler} aria-hidden>
      <td style={{ height }} colSpan={100} />
    </tr>
  );
}

/** A click on the row itself, not on a link or a button in it, and not the end of selecting text. */
function isPlain(event: MouseEvent): boolean {
  const inner = (event.target as Element).closest("a, button, input");
  return inner === null && !window.getSelection()?.toString();
}
