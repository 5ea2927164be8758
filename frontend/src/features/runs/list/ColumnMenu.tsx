/** What can be done with a column besides clicking its head. */
import { Menu } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowLeft,
  IconArrowRight,
  IconArrowUp,
  IconDots,
  IconEyeOff,
  IconStack2,
} from "@tabler/icons-react";
import { STATISTICS } from "../../../lib/columns";
import { fieldText } from "../../../lib/filters";
import type { ColumnMenuProps } from "./Head";
import styles from "./RunList.module.css";

const SIZE = 14;
const MOMENTS = new Set(["created", "started", "ended", "updated"]);

export function ColumnMenu({ column, place, last, grouped, act }: ColumnMenuProps) {
  const field = column.field === null ? "" : fieldText(column.field);
  const groupable = column.field !== null && column.kind !== "metric" && !MOMENTS.has(column.id);
  return (
    <Menu defaultOpened position="bottom-end" shadow="md" width={200} withinPortal>
      <Menu.Target>
        <button type="button" className={styles.more} aria-label={`Column ${column.label}`}>
          <IconDots size={13} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {column.sortable && (
          <>
            <Menu.Item leftSection={<IconArrowDown size={SIZE} />} onClick={() => act.sortBy(column, `-${field}`)}>
              Sort falling
            </Menu.Item>
            <Menu.Item leftSection={<IconArrowUp size={SIZE} />} onClick={() => act.sortBy(column, field)}>
              Sort rising
            </Menu.Item>
          </>
        )}
        {groupable && (
          <Menu.Item
            leftSection={<IconStack2 size={SIZE} />}
            onClick={() => act.groupBy(grouped ? undefined : (column.field ?? undefined))}
          >
            {grouped ? "Do not group" : "Group by this"}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconArrowLeft size={SIZE} />}
          disabled={place === 0}
          onClick={() => act.move(column.id, place - 1)}
        >
          Move left
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowRight size={SIZE} />}
          disabled={place === last}
          onClick={() => act.move(column.id, place + 1)}
        >
          Move right
        </Menu.Item>
        <Menu.Item leftSection={<IconEyeOff size={SIZE} />} onClick={() => act.hide(column.id)}>
          Hide
        </Menu.Item>
        {column.kind === "metric" && (
          <>
            <Menu.Divider />
            <Menu.Label>Value</Menu.Label>
            {STATISTICS.map((statistic) => (
              <Menu.Item
                key={statistic}
                disabled={statistic === column.statistic}
                onClick={() => act.replace(column.id, `m:${column.key}.${statistic}`)}
              >
                {statistic}
              </Menu.Item>
            ))}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
