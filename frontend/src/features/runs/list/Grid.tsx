/** The table of runs: rows drawn as far as they are seen, more of them fetched before one gets there. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { type MouseEvent, Suspense, useEffect, useRef, useState } from "react";
import type { Group, RunRow } from "../../../api/types";
import type { RunColumn } from "../../../lib/columns";
import { lazyPart } from "../../../ui/lazyPart";
import { GroupRow } from "./GroupRow";
import { clicked, type GridActions, moveFocus } from "./gridEvents";
import { Head } from "./Head";
import { Row } from "./Row";
import styles from "./RunList.module.css";

export type Item =
  | { kind: "run"; run: RunRow; nested?: boolean }
  | { kind: "group"; group: Group; open: boolean }
  | { kind: "word"; text: string; condition?: string };

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
  /** Fetches more; not there while nothing more can be fetched. */
  onEnd: (() => void) | undefined;
}

const RowMenu = lazyPart(() => import("./RowMenu"), "RowMenu");

const ROW_HEIGHT = 32;
const TICK_WIDTH = 68;
/** A mean with its deviation, or a value with its delta, needs more room than a value. */
const WIDE = 122;
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
  const canGrow = props.onEnd !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever more rows have come
  useEffect(() => {
    if (near && canGrow) onEnd.current?.();
  }, [near, canGrow, items.length]);
  const seen = virtual.getVirtualItems();
  const above = seen[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (seen.at(-1)?.end ?? 0);
  const wide = props.by !== undefined || props.reference !== undefined;
  const full = columns.reduce((sum, column) => sum + widthOf(column, widths, wide), TICK_WIDTH);
  const pinned = props.reference;
  const [menu, setMenu] = useState<{ run: RunRow; anchor: HTMLElement }>();
  const openMenu = (event: MouseEvent): boolean => {
    const anchor = (event.target as Element).closest<HTMLElement>("[data-act=menu]");
    const id = anchor?.closest("tr")?.dataset.run;
    const shown = [pinned, ...items.map((item) => (item.kind === "run" ? item.run : undefined))];
    const run = id === undefined ? undefined : shown.find((one) => one?.id === id);
    if (anchor && run) setMenu({ run, anchor });
    return anchor !== null;
  };
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
            <col key={column.id} style={{ width: widthOf(column, widths, wide) }} />
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
        <tbody onClick={(event) => openMenu(event) || clicked(event, act)} onKeyDown={(event) => moveFocus(event)}>
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
      {menu && (
        <Suspense>
          <RowMenu run={menu.run} anchor={menu.anchor} onClose={() => setMenu(undefined)} />
        </Suspense>
      )}
    </section>
  );
}

function widthOf(column: RunColumn, widths: Record<string, number> | undefined, wide: boolean): number {
  const usual = wide && column.kind === "metric" ? Math.max(WIDE, column.width) : column.width;
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
