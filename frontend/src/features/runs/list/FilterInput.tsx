/** Where a condition is written: a combobox whose list follows the caret through field, operator, value and joint. */
import { useDebouncedValue } from "@mantine/hooks";
import { type KeyboardEvent, useId, useMemo, useRef, useState } from "react";
import { spotAt } from "../../../lib/filters";
import { fieldNamed, type Suggestion, suggestionsAt, taken } from "../../../lib/suggestions";
import { useFields, useValues } from "../../../queries/organise";
import styles from "./FilterBar.module.css";

interface FilterInputProps {
  draft: string;
  onDraft: (text: string) => void;
  onApply: (text: string) => void;
  /** Backspace in the empty input. */
  onBack: () => void;
  placeholder: string;
  invalid: boolean;
}

const PAUSE_MS = 120;

export function FilterInput({ draft, onDraft, onApply, onBack, placeholder, invalid }: FilterInputProps) {
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const [caret, setCaret] = useState(0);
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const suggestions = useSuggestions(draft, Math.min(caret, draft.length), open);
  const shown = open ? suggestions.found : [];
  const active = shown[chosen];
  const take = (suggestion: Suggestion) => {
    const next = taken(draft, suggestions.spot, suggestion);
    onDraft(next.text);
    setChosen(-1);
    setCaret(next.caret);
    requestAnimationFrame(() => input.current?.setSelectionRange(next.caret, next.caret));
  };
  const apply = () => {
    if (draft.trim() === "") return;
    onApply(draft.trim());
    setOpen(false);
    setChosen(-1);
  };
  const step = (by: number) => {
    setOpen(true);
    if (shown.length > 0) setChosen((chosen + by + shown.length + (chosen < 0 && by < 0 ? 1 : 0)) % shown.length);
  };
  const keys = (event: KeyboardEvent) => {
    const acts: Record<string, (() => void) | undefined> = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: () => (active ? take(active) : apply()),
      Tab: active && !event.shiftKey ? () => take(active) : undefined,
      Escape: open ? () => setOpen(false) : undefined,
      Backspace: draft === "" ? onBack : undefined,
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <div className={styles.field}>
      <input
        ref={input}
        id="runs-filter"
        className={styles.input}
        role="combobox"
        aria-label="Filter runs"
        aria-expanded={shown.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={active ? `${list}-${chosen}` : undefined}
        aria-invalid={invalid || undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={draft}
        onChange={(event) => {
          onDraft(event.currentTarget.value);
          setCaret(event.currentTarget.selectionStart ?? 0);
          setOpen(true);
          setChosen(-1);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? 0)}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={keys}
      />
      {shown.length > 0 && (
        <div id={list} role="listbox" aria-label="What can be written here" className={styles.list}>
          {shown.map((one, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the input above has the keys
            <div
              key={one.label}
              id={`${list}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              className={index === chosen ? styles.chosen : styles.option}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(one)}
            >
              <bdi>{one.label}</bdi>
              <span className={styles.about}>{one.about}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

function useSuggestions(text: string, caret: number, asked: boolean) {
  const spot = useMemo(() => spotAt(text, caret), [text, caret]);
  const [typed] = useDebouncedValue(spot.typed, PAUSE_MS);
  const name = spot.field?.replace(/\.(last|best|min|max)$/, "");
  const fields = useFields(spot.wants === "field" ? typed : (name ?? ""), asked);
  const of = fieldNamed(fields.data?.fields ?? [], spot.field);
  const listed = asked && spot.wants === "value" && of && of.type !== "number" && of.type !== "moment";
  const values = useValues(listed ? of.name : undefined, typed);
  const found = suggestionsAt(spot, fields.data?.fields ?? [], listed ? (values.data ?? []) : [], of);
  return { spot, found: found.filter((one) => one.insert !== text.slice(spot.from, spot.to)) };
}
