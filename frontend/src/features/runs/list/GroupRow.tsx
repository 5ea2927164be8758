/** The head of a group: its value, how many runs, and the mean and deviation of every metric in its column. */
import { IconChevronRight } from "@tabler/icons-react";
import type { Group } from "../../../api/types";
import type { RunColumn } from "../../../lib/columns";
import { formatCount, formatNumber } from "../../../lib/numbers";
import { methodLabel } from "../../../lib/runs";
import { spreadText } from "./metricText";
import styles from "./RunList.module.css";

interface GroupRowProps {
  group: Group;
  by: string;
  columns: readonly RunColumn[];
  /** Ids of the columns whose metrics the group carries, in order. */
  metrics: readonly string[];
  open: boolean;
  index: number;
}

export function GroupRow({ group, by, columns, metrics, open, index }: GroupRowProps) {
  const first = columns.findIndex((column, place) => place > 0 && metrics.includes(column.id));
  const across = first < 0 ? columns.length : first;
  return (
    <tr className={`${styles.row} ${styles.group}`} data-group={group.condition} aria-rowindex={index}>
      <th scope="rowgroup" colSpan={across + 1}>
        <button type="button" data-act="toggle" className={styles.toggle} aria-expanded={open}>
          <IconChevronRight size={14} className={open ? styles.turned : undefined} aria-hidden />
          <bdi>{groupName(group, by)}</bdi>
          <span className="soft">
            {formatCount(group.runs)} {group.runs === 1 ? "run" : "runs"}
          </span>
        </button>
      </th>
      {columns.slice(across).map((column) => (
        <td key={column.id} className={column.numeric ? styles.numeric : undefined}>
          {metrics.includes(column.id) && spreadText(group.metrics[metrics.indexOf(column.id)], column.key)}
        </td>
      ))}
    </tr>
  );
}

function groupName(group: Group, by: string): string {
  if (group.value === null) return `no ${by}`;
  if (by === "method.name") return methodLabel(String(group.value));
  return typeof group.value === "number" ? formatNumber(group.value, 6) : String(group.value);
}
