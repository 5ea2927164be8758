/** The table of runs: rows drawn as far as they are seen, more of them fetched before one gets there. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from "react";
import type { Group, RunRow } from "../../../api/types";
import type { RunColumn } from "../../../lib/columns";
import { GroupRow } from "./GroupRow";
import { Head, type HeadActions } from "./Head";
import { Row } from "./Row";
import styles from "./RunList.module.css";

export type Item =
  | { kind: "run"; run: RunRow; nested?: boolean }
  | { kind: "group"; group: Group; open: boolean }
  | { kind: "word"; text: string; condition?: string };

export interface GridActions extends HeadActions {
  open: (id: string, event: MouseEvent) => void;
  filterBy: (field: string, value: string | number | boolean | null) => void;
  pin: (id: string) => void;
  pick: (id: string, range: boolean) => void;
  pickAll: (on: boolean) => void;
  toggle: (condition: string) => void;
  only: (condition: string) => void;
}

interface GridProps {
  items: readonly Item[];
  total: number | undefined;
  columns: readonly RunColumn[];
  widths: Record<string, number> | undefined;
  sort: string | undefined;
  by: string | undefined;
  metrics: readonly string[];
  reference: RunRow | undefined;
  picked: ReadonlySet<string>;
  act: GridActions;
  onEnd: () => void;
}

const ROW_HEIGHT = 32;
const TICK_WIDTH = 46;
/** A mean with its deviation needs more room than a value. */
const SPREAD_WIDTH = 122;
const OVERSCAN = 24;
/** Rows ahead of the last one seen at which the next page is fetched. */
const AHEAD = 300;

export function Grid(props: GridProps) {
  const { items, columns, widths, act } = props;
  const frame = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    initialRect: { width: 0, height: 800 },
    scrollPaddingStart: 2 * ROW_HEIGHT,
  });
  const last = virtual.range?.endIndex ?? 0;
  const near = last >= items.length - AHEAD;
  const onEnd = useRef(props.onEnd);
  onEnd.current = props.onEnd;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever more rows have come
  useEffect(() => {
    if (near) onEnd.current();
  }, [near, items.length]);
  const seen = virtual.getVirtualItems();
  const above = seen[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (seen.at(-1)?.end ?? 0);
  const full = columns.reduce((sum, column) => sum + widthOf(column, widths, props.by), TICK_WIDTH);
  const pinned = props.reference;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls has to be reachable by keyboard
    <section ref={frame} className={styles.frame} tabIndex={0} aria-label="Runs, scrolling">
      <table
        className={styles.table}
        style={{ width: full }}
        aria-label="Runs"
        aria-rowcount={(props.total ?? items.length) + 1}
      >
        <colgroup>
          <col style={{ width: TICK_WIDTH }} />
          {columns.map((column) => (
            <col key={column.id} style={{ width: widthOf(column, widths, props.by) }} />
          ))}
        </colgroup>
        <Head
          columns={columns}
          widths={widths}
          sort={props.sort}
          by={props.by}
          ticked={props.picked.size > 0}
          allTicked={
            props.picked.size > 0 && items.every((item) => item.kind !== "run" || props.picked.has(item.run.id))
          }
          act={act}
        />
        <tbody onClick={(event) => clicked(event, act)} onKeyDown={(event) => moveFocus(event)}>
          {pinned && (
            <Row
              run={pinned}
              columns={columns}
              reference={pinned}
              picked={props.picked.has(pinned.id)}
              index={2}
              pinned
            />
          )}
          <Filler height={above} columns={columns.length} />
          {seen.map(({ index, key }) => {
            const item = items[index];
            if (!item) return null;
            if (item.kind === "word")
              return (
                <tr key={key} aria-rowindex={index + 2}>
                  <td colSpan={columns.length + 1} className={styles.end}>
                    {item.condition ? (
                      <button type="button" className={styles.value} data-act="only" data-condition={item.condition}>
                        {item.text}
                      </button>
                    ) : (
                      item.text
                    )}
                  </td>
                </tr>
              );
            if (item.kind === "group")
              return (
                <GroupRow
                  key={key}
                  group={item.group}
                  by={props.by ?? ""}
                  columns={columns}
                  metrics={props.metrics}
                  open={item.open}
                  index={index + 2}
                />
              );
            return (
              <Row
                key={item.run.id + (item.nested ? index : "")}
                run={item.run}
                columns={columns}
                reference={pinned}
                picked={props.picked.has(item.run.id)}
                index={index + 2}
                nested={item.nested}
              />
            );
          })}
          <Filler height={below} columns={columns.length} />
        </tbody>
      </table>
    </section>
  );
}

function widthOf(column: RunColumn, widths: Record<string, number> | undefined, by: string | undefined): number {
  const usual = by !== undefined && column.kind === "metric" ? Math.max(SPREAD_WIDTH, column.width) : column.width;
  return widths?.[column.id] ?? usual;
}

function Filler({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tr className={styles.filler} aria-hidden>
      <td style={{ height }} colSpan={columns + 1} />
    </tr>
  );
}

/** One listener for all rows: what a click means stands at the element that was clicked. */
function clicked(event: MouseEvent, act: GridActions): void {
  const target = event.target as Element;
  const inner = target.closest<HTMLElement>("[data-act]");
  const run = target.closest<HTMLElement>("tr")?.dataset.run;
  const group = target.closest<HTMLElement>("tr")?.dataset.group;
  const { field, value, condition, act: what } = inner?.dataset ?? {};
  if (what === "filter" && field && value) act.filterBy(field, JSON.parse(value));
  else if (what === "only" && condition) act.only(condition);
  else if (what === "pin" && run) act.pin(run);
  else if (what === "pick" && run) act.pick(run, event.shiftKey);
  else if (group) act.toggle(group);
  else if (run && (what === "open" || isPlain(event))) act.open(run, event);
}

/** A click on the row itself, not on something in it, and not the end of selecting text. */
function isPlain(event: MouseEvent): boolean {
  const inner = (event.target as Element).closest("a, button, input");
  return inner === null && !window.getSelection()?.toString();
}

/** Arrow keys go from row to row, on the same kind of thing. */
function moveFocus(event: KeyboardEvent): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const from = event.target as HTMLElement;
  const what = from.dataset.act;
  const row = from.closest("tr");
  let next = event.key === "ArrowDown" ? row?.nextElementSibling : row?.previousElementSibling;
  while (next && !next.querySelector("[data-act]"))
    next = event.key === "ArrowDown" ? next.nextElementSibling : next.previousElementSibling;
  const target =
    next?.querySelector<HTMLElement>(`[data-act="${what}"]`) ??
    next?.querySelector<HTMLElement>("[data-act=open], [data-act=toggle]");
  if (!target) return;
  event.preventDefault();
  target.focus();
}
