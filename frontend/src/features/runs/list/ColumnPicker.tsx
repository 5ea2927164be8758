/** Which columns are shown: those that are, in order, and every field that is known, found by its name. */
import { ActionIcon, Button, Checkbox, Popover, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconArrowDown, IconArrowUp, IconColumns3, IconSearch, IconX } from "@tabler/icons-react";
import { type DragEvent, useState } from "react";
import type { FieldView } from "../../../api/types";
import { columnsOf, DEFAULT_COLUMNS, MOST_COLUMNS, moved, OWN_COLUMNS, type RunColumn } from "../../../lib/columns";
import { columnIdOf } from "../../../lib/suggestions";
import { useFields } from "../../../queries/organise";
import styles from "./Panels.module.css";

interface ColumnPickerProps {
  ids: string[] | undefined;
  onChange: (ids: string[] | undefined) => void;
}

const PAUSE_MS = 150;
const SPECIAL = ["progress", "models"];
const DRAGGED = "application/x-distillboard-column";

export function ColumnPicker({ ids, onChange }: ColumnPickerProps) {
  const [open, setOpen] = useState(true);
  const columns = columnsOf(ids);
  const shown = columns.map((column) => column.id);
  const full = shown.length >= MOST_COLUMNS;
  const set = (next: string[]) => onChange(next.join() === DEFAULT_COLUMNS.join() ? undefined : next);
  const toggle = (id: string) => set(shown.includes(id) ? shown.filter((other) => other !== id) : [...shown, id]);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" shadow="md" width={620} trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={14} />} onClick={() => setOpen(!open)}>
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles.columns}>
        <section aria-label="Shown columns">
          <header className={styles.head}>
            <h3>Shown, in order</h3>
            <Button variant="subtle" size="compact-xs" disabled={!ids} onClick={() => onChange(undefined)}>
              Reset
            </Button>
          </header>
          <ol className={styles.shown}>
            {columns.map((column, place) => (
              <Shown
                key={column.id}
                column={column}
                place={place}
                last={columns.length - 1}
                onMove={(id, to) => set(moved(shown, id, to))}
                onHide={() => set(shown.filter((other) => other !== column.id))}
              />
            ))}
          </ol>
        </section>
        <Known shown={shown} full={full} onToggle={toggle} />
      </Popover.Dropdown>
    </Popover>
  );
}

interface ShownProps {
  column: RunColumn;
  place: number;
  last: number;
  onMove: (id: string, to: number) => void;
  onHide: () => void;
}

function Shown({ column, place, last, onMove, onHide }: ShownProps) {
  const drop = (event: DragEvent) => {
    const id = event.dataTransfer.getData(DRAGGED);
    if (id) onMove(id, place);
  };
  return (
    <li
      draggable
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED, column.id)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <span className={styles.label} title={column.about}>
        {column.label}
      </span>
      <ActionIcon
        size={24}
        disabled={place === 0}
        aria-label={`Move ${column.label} up`}
        onClick={() => onMove(column.id, place - 1)}
      >
        <IconArrowUp size={12} />
      </ActionIcon>
      <ActionIcon
        size={24}
        disabled={place === last}
        aria-label={`Move ${column.label} down`}
        onClick={() => onMove(column.id, place + 1)}
      >
        <IconArrowDown size={12} />
      </ActionIcon>
      <ActionIcon size={24} aria-label={`Hide ${column.label}`} onClick={onHide}>
        <IconX size={12} />
      </ActionIcon>
    </li>
  );
}

function Known({ shown, full, onToggle }: { shown: string[]; full: boolean; onToggle: (id: string) => void }) {
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const { data, error } = useFields(search);
  // What was found for the letters before is narrowed at once, until the answer for these is there.
  const offered = offers(data?.fields ?? [], search).filter(({ label }) =>
    label.toLowerCase().includes(typed.trim().toLowerCase()),
  );
  return (
    <section aria-label="All columns">
      <TextInput
        aria-label="Find a field or metric"
        placeholder="Field, metric, fact"
        leftSection={<IconSearch size={13} />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-autofocus
      />
      <div className={styles.known}>
        {error && <p className={styles.note}>{error.message}</p>}
        {offered.map(({ id, label, about }) => (
          <Checkbox
            key={id}
            size="xs"
            label={<bdi>{label}</bdi>}
            title={about}
            checked={shown.includes(id)}
            disabled={full && !shown.includes(id)}
            onChange={() => onToggle(id)}
          />
        ))}
        {data && offered.length === 0 && <p className={styles.note}>No field or metric of that name.</p>}
        {data?.more && <p className={styles.note}>There are more: write a part of the name.</p>}
        {full && <p className={styles.note}>{MOST_COLUMNS} columns are the most.</p>}
      </div>
    </section>
  );
}

interface Offer {
  id: string;
  label: string;
  about: string;
}

/** A metric is offered as its best value, its last one, and its curve. */
function offers(fields: readonly FieldView[], search: string): Offer[] {
  const special = SPECIAL.filter((id) => id.includes(search.toLowerCase())).map((id) => ({ id, label: id, about: "" }));
  const found = fields.flatMap((field): Offer[] => {
    const name = field.name.replaceAll("`", "");
    if (field.kind === "run") {
      const id = columnIdOf(field);
      return OWN_COLUMNS.includes(id) ? [{ id, label: name, about: field.description }] : [];
    }
    if (field.kind !== "metric") return [{ id: columnIdOf(field), label: name, about: field.description }];
    return [
      { id: `m:${name}.best`, label: `${name}, best`, about: name },
      { id: `m:${name}.last`, label: `${name}, last`, about: name },
      { id: `c:${name}`, label: `${name}, curve`, about: name },
    ];
  });
  return [...special, ...found];
}
