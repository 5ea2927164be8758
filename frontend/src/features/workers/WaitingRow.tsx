/** A run in the line: its handle, priority, what it waits for and when it would begin. */
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconGripVertical, IconPlayerPause } from "@tabler/icons-react";
import type { DragEvent, KeyboardEvent } from "react";
import type { RunForecast, WaitingRun } from "../../api/types";
import type { Direction } from "../../lib/line";
import { MISSING } from "../../lib/numbers";
import { formatDuration } from "../../lib/time";
import { useHoldRun } from "../../queries/queues";
import { complain } from "../../ui/complain";
import table from "../../ui/DataTable.module.css";
import { Moment } from "../../ui/Moment";
import { PriorityField } from "./PriorityField";
import { RunLink } from "./RunningTable";
import type { Hovered } from "./WaitingLine";
import styles from "./Workers.module.css";

interface WaitingRowProps {
  row: WaitingRun;
  times: RunForecast | undefined;
  may: boolean;
  ends: { first: boolean; last: boolean };
  dragged: boolean;
  hovered: Hovered["side"] | null;
  onStep: (run: string, direction: Direction) => void;
  onDrag: (run: string | null) => void;
  onHover: (hovered: Hovered) => void;
  onDrop: () => void;
}

const KEYS: Record<string, Direction> = { ArrowUp: "up", ArrowDown: "down", Home: "front", End: "back" };

export function WaitingRow(props: WaitingRowProps) {
  const { row, times, may } = props;
  const over = (event: DragEvent<HTMLTableRowElement>) => {
    event.preventDefault();
    const box = event.currentTarget.getBoundingClientRect();
    props.onHover({ run: row.run, side: event.clientY < box.top + box.height / 2 ? "before" : "after" });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    props.onDrop();
  };
  return (
    <tr
      className={[styles.row, props.dragged && styles.dragged, props.hovered && styles[props.hovered]]
        .filter(Boolean)
        .join(" ")}
      onDragOver={may ? over : undefined}
      onDrop={may ? drop : undefined}
    >
      <td className={table.numeric}>
        <span className={styles.place}>
          {may && <Handle {...props} />}
          {row.position}
        </span>
      </td>
      <td>
        <RunLink run={row} />
        {row.gpus > 1 && <span className="soft"> · {row.gpus} GPUs</span>}
      </td>
      <td className={table.numeric}>{may ? <PriorityField row={row} /> : row.priority}</td>
      <td className={table.numeric}>{beginning(times)}</td>
      <td className={styles.reason}>{row.waiting_for || MISSING}</td>
      <td className={table.numeric}>
        <Moment at={row.queued} />
      </td>
      {may && (
        <td>
          <Buttons {...props} />
        </td>
      )}
    </tr>
  );
}

function beginning(times: RunForecast | undefined): string {
  const start = times?.starts_in_seconds;
  if (start === null || start === undefined) return MISSING;
  return start < 1 ? "now" : `≈ ${formatDuration(start)}`;
}

/** What a run is dragged by, and moved by with the arrow keys. */
function Handle({ row, onStep, onDrag }: WaitingRowProps) {
  const press = (event: KeyboardEvent) => {
    const direction = KEYS[event.key];
    if (!direction) return;
    event.preventDefault();
    onStep(row.run, direction);
  };
  const drag = (event: DragEvent<HTMLButtonElement>) => {
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", row.name);
    const whole = event.currentTarget.closest("tr");
    if (whole) event.dataTransfer.setDragImage(whole, 12, 16);
    onDrag(row.run);
  };
  return (
    <button
      type="button"
      draggable
      className={styles.handle}
      data-handle={row.run}
      aria-label={`Move ${row.name}: drag, or press the arrow keys, Home or End`}
      onKeyDown={press}
      onDragStart={drag}
      onDragEnd={() => onDrag(null)}
    >
      <IconGripVertical size={14} aria-hidden />
    </button>
  );
}

function Buttons({ row, ends, onStep }: WaitingRowProps) {
  const hold = useHoldRun();
  return (
    <span className={styles.buttons}>
      <ActionIcon
        size="sm"
        aria-label={`Move ${row.name} up`}
        disabled={ends.first}
        onClick={() => onStep(row.run, "up")}
      >
        <IconArrowUp size={14} />
      </ActionIcon>
      <ActionIcon
        size="sm"
        aria-label={`Move ${row.name} down`}
        disabled={ends.last}
        onClick={() => onStep(row.run, "down")}
      >
        <IconArrowDown size={14} />
      </ActionIcon>
      <Tooltip label="Hold: it leaves the line until it is released">
        <ActionIcon
          size="sm"
          aria-label={`Hold ${row.name}`}
          loading={hold.isPending}
          onClick={() => hold.mutate({ run: row.run, hold: true }, { onError: complain("Not held") })}
        >
          <IconPlayerPause size={14} />
        </ActionIcon>
      </Tooltip>
    </span>
  );
}
