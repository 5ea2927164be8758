/** One run of the list; drawn again only when it, the columns or the reference change. */
import { IconDots, IconPin, IconPinFilled } from "@tabler/icons-react";
import { memo } from "react";
import type { RunRow } from "../../../api/types";
import type { RunColumn } from "../../../lib/columns";
import { Cell } from "./Cell";
import styles from "./RunList.module.css";

interface RowProps {
  run: RunRow;
  columns: readonly RunColumn[];
  reference: RunRow | undefined;
  picked: boolean;
  index: number;
  /** The reference stands above all others and stays there. */
  pinned?: boolean;
  nested?: boolean;
}

export const Row = memo(function Row({ run, columns, reference, picked, index, pinned, nested }: RowProps) {
  const isReference = reference?.id === run.id;
  const Pin = isReference ? IconPinFilled : IconPin;
  const looks = [styles.row, pinned && styles.pinned, nested && styles.nested, picked && styles.picked];
  return (
    <tr className={looks.filter(Boolean).join(" ")} data-run={run.id} aria-rowindex={index} aria-selected={picked}>
      <td className={styles.tick}>
        <input type="checkbox" data-act="pick" checked={picked} readOnly aria-label={`Tick ${run.name}`} />
        <button
          type="button"
          data-act="pin"
          className={isReference ? styles.pinOn : styles.pin}
          aria-pressed={isReference}
          aria-label={isReference ? `${run.name} is the reference` : `Take ${run.name} as the reference`}
          title={isReference ? "Reference: click to let go" : "Compare the others with this run"}
        >
          <Pin size={12} aria-hidden />
        </button>
        <button
          type="button"
          data-act="menu"
          className={styles.pin}
          aria-haspopup="menu"
          aria-label={`Do with ${run.name}`}
          title="Clone, cancel, archive"
        >
          <IconDots size={12} aria-hidden />
        </button>
      </td>
      {columns.map((column) => (
        <td key={column.id} className={column.numeric ? styles.numeric : undefined}>
          <Cell run={run} column={column} reference={reference} />
        </td>
      ))}
    </tr>
  );
});
