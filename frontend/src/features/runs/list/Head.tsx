/** The heads of the columns: sort, move, width, and a menu with the rest; all of it by keyboard too. */
import { IconArrowDown, IconArrowUp, IconDots } from "@tabler/icons-react";
import { type DragEvent, type KeyboardEvent, type PointerEvent, Suspense, useState } from "react";
import { NARROWEST, type RunColumn, sortedBy, WIDEST } from "../../../lib/columns";
import { lazyPart } from "../../../ui/lazyPart";
import styles from "./RunList.module.css";

const ColumnMenu = lazyPart(() => import("./ColumnMenu"), "ColumnMenu");

export interface HeadActions {
  sortBy: (column: RunColumn, sort?: string) => void;
  move: (id: string, to: number) => void;
  resize: (id: string, width: number) => void;
  hide: (id: string) => void;
  replace: (id: string, by: string) => void;
  groupBy: (field: string | undefined) => void;
  pickAll: (on: boolean) => void;
}

interface HeadProps {
  columns: readonly RunColumn[];
  widths: Record<string, number> | undefined;
  sort: string | undefined;
  by: string | undefined;
  ticked: boolean;
  allTicked: boolean;
  act: HeadActions;
}

const DRAGGED = "application/x-distillboard-column";
const STEP = 16;

export function Head({ columns, widths, sort, by, ticked, allTicked, act }: HeadProps) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th className={styles.tick}>
          <input
            type="checkbox"
            aria-label={allTicked ? "Tick none" : "Tick all rows that are loaded"}
            checked={allTicked}
            ref={(box) => {
              if (box) box.indeterminate = ticked && !allTicked;
            }}
            onChange={() => act.pickAll(!allTicked)}
          />
        </th>
        {columns.map((column, place) => (
          <HeadCell
            key={column.id}
            column={column}
            place={place}
            last={columns.length - 1}
            width={widths?.[column.id] ?? column.width}
            sort={sort}
            grouped={by !== undefined && by === column.field}
            act={act}
          />
        ))}
      </tr>
    </thead>
  );
}

interface HeadCellProps {
  column: RunColumn;
  place: number;
  last: number;
  width: number;
  sort: string | undefined;
  grouped: boolean;
  act: HeadActions;
}

function HeadCell({ column, place, last, width, sort, grouped, act }: HeadCellProps) {
  const [over, setOver] = useState(false);
  const order = sortedBy(sort, column);
  const drop = (event: DragEvent) => {
    setOver(false);
    const id = event.dataTransfer.getData(DRAGGED);
    if (id) act.move(id, place);
  };
  const shift = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!event.altKey || by === undefined) return;
    event.preventDefault();
    act.move(column.id, place + by);
  };
  return (
    <th
      scope="col"
      aria-sort={order}
      className={over ? styles.over : undefined}
      draggable
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED, column.id)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className={`${styles.head} ${column.numeric ? styles.headNumeric : ""}`}>
        <button
          type="button"
          className={styles.sort}
          title={[column.about, "Alt + ← → moves the column"].filter(Boolean).join("\n")}
          aria-disabled={!column.sortable}
          onClick={() => column.sortable && act.sortBy(column)}
          onKeyDown={shift}
        >
          <span>
            {column.label}
            {column.unit && <span className={styles.unit}> {column.unit}</span>}
          </span>
          {order &&
            (order === "ascending" ? <IconArrowUp size={12} aria-hidden /> : <IconArrowDown size={12} aria-hidden />)}
        </button>
        <MenuButton column={column} place={place} last={last} grouped={grouped} act={act} />
        <Edge column={column} width={width} act={act} />
      </div>
    </th>
  );
}

export interface ColumnMenuProps {
  column: RunColumn;
  place: number;
  last: number;
  grouped: boolean;
  act: HeadActions;
}

/** The menu's code comes when the first one is opened. */
function MenuButton(props: ColumnMenuProps) {
  const [asked, setAsked] = useState(false);
  const button = (
    <button
      type="button"
      className={styles.more}
      aria-label={`Column ${props.column.label}`}
      onClick={() => setAsked(true)}
    >
      <IconDots size={13} aria-hidden />
    </button>
  );
  if (!asked) return button;
  return (
    <Suspense fallback={button}>
      <ColumnMenu {...props} />
    </Suspense>
  );
}

function Edge({ column, width, act }: { column: RunColumn; width: number; act: HeadActions }) {
  const [held, setHeld] = useState<{ x: number; width: number } | null>(null);
  const set = (wanted: number) => act.resize(column.id, Math.round(Math.min(WIDEST, Math.max(NARROWEST, wanted))));
  const take = (event: PointerEvent<HTMLDivElement>) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    setHeld({ x: event.clientX, width });
  };
  const keys = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    set(width + by);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule between sections is no handle
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={`Width of ${column.label}`}
      aria-valuenow={width}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      className={styles.edge}
      data-held={held ? "" : undefined}
      draggable
      onDragStart={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onPointerDown={take}
      onPointerMove={(event) => held && set(held.width + event.clientX - held.x)}
      onPointerUp={() => setHeld(null)}
      onLostPointerCapture={() => setHeld(null)}
      onDoubleClick={() => set(column.width)}
      onKeyDown={keys}
    />
  );
}
