/** The line of a queue in its order: dragged, or moved with the arrow keys; drawn as far as it is seen. */
import { VisuallyHidden } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useRef, useState } from "react";
import type { QueueDetail, RunForecast } from "../../api/types";
import { announcement, type Direction, placed, type Spot, spotBeside, spotTo, trainings } from "../../lib/line";
import { useForecast, useMoveRun } from "../../queries/queues";
import { useMay } from "../../queries/session";
import { complain } from "../../ui/complain";
import table from "../../ui/DataTable.module.css";
import { WaitingRow } from "./WaitingRow";
import styles from "./Workers.module.css";

const ROW_HEIGHT = 36;

export interface Hovered {
  run: string;
  side: "before" | "after";
}

export function WaitingLine({ queue }: { queue: QueueDetail }) {
  const rows = trainings(queue.line);
  const move = useMoveRun(queue.name);
  const may = useMay("submitter");
  const forecast = useForecast(queue.name).data;
  const [said, setSaid] = useState("");
  const [dragged, setDragged] = useState<string | null>(null);
  const [hovered, setHovered] = useState<Hovered | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const kept = useRef<string | null>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.run ?? index,
    overscan: 12,
    initialRect: { width: 0, height: 600 },
  });

  // A row that is moved in the document loses the focus it had.
  useLayoutEffect(() => {
    if (!kept.current) return;
    const handle = frame.current?.querySelector<HTMLElement>(`[data-handle="${CSS.escape(kept.current)}"]`);
    if (handle && handle !== document.activeElement) handle.focus();
    if (handle) kept.current = null;
  });

  const send = (run: string, spot: Spot | null) => {
    if (!spot) return;
    const then = placed(queue.line, run, spot);
    setSaid(announcement(then, run));
    virtual.scrollToIndex(
      Math.max(
        0,
        trainings(then).findIndex((row) => row.run === run),
      ),
    );
    move.mutate({ run, spot }, { onError: complain("Not moved") });
  };
  const step = (run: string, direction: Direction) => {
    kept.current = run;
    send(run, spotTo(queue.line, run, direction));
  };
  const drop = () => {
    if (dragged && hovered) send(dragged, spotBeside(queue.line, dragged, hovered.run, hovered.side));
    setDragged(null);
    setHovered(null);
  };
  const times = new Map<string, RunForecast>((forecast?.runs ?? []).map((one) => [one.run, one]));
  const seen = virtual.getVirtualItems();
  const above = seen[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (seen.at(-1)?.end ?? 0);
  if (rows.length === 0) return <p className={styles.none}>Nothing waits.</p>;
  return (
    <>
      <div ref={frame} className={`${table.frame} ${styles.line}`}>
        <table className={table.table} aria-label={`Line of queue ${queue.name}`} aria-rowcount={rows.length + 1}>
          <Heads may={may} />
          <tbody>
            <Gap height={above} />
            {seen.map((item) => {
              const row = rows[item.index];
              if (!row) return null;
              return (
                <WaitingRow
                  key={row.run}
                  row={row}
                  times={times.get(row.run)}
                  may={may}
                  ends={{ first: item.index === 0, last: item.index === rows.length - 1 }}
                  dragged={dragged === row.run}
                  hovered={dragged !== null && hovered?.run === row.run ? hovered.side : null}
                  onStep={step}
                  onDrag={setDragged}
                  onHover={setHovered}
                  onDrop={drop}
                />
              );
            })}
            <Gap height={below} />
          </tbody>
        </table>
      </div>
      {forecast?.note && <p className={styles.none}>Begins: {forecast.note}.</p>}
      <VisuallyHidden role="status" aria-live="polite">
        {said}
      </VisuallyHidden>
    </>
  );
}

function Heads({ may }: { may: boolean }) {
  return (
    <thead>
      <tr>
        <th scope="col" className={table.numeric}>
          Place
        </th>
        <th scope="col">Waiting</th>
        <th scope="col" className={table.numeric}>
          Priority
        </th>
        <th scope="col" className={table.numeric}>
          Begins in
        </th>
        <th scope="col">Waits for</th>
        <th scope="col" className={table.numeric}>
          Queued
        </th>
        {may && (
          <th scope="col">
            <VisuallyHidden>Move and hold</VisuallyHidden>
          </th>
        )}
      </tr>
    </thead>
  );
}

function Gap({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr className={table.filler} aria-hidden>
      <td style={{ height }} colSpan={10} />
    </tr>
  );
}
