/** The filter of the list: its conditions as chips, and an input that proposes what can be written. */
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import { joined, partsOf, withoutPart } from "../../../lib/filters";
import styles from "./FilterBar.module.css";
import { FilterInput } from "./FilterInput";

interface FilterBarProps {
  filter: string | undefined;
  /** Why the server refuses the filter. */
  problem: string | undefined;
  onChange: (filter: string | undefined) => void;
}

export function FilterBar({ filter, problem, onChange }: FilterBarProps) {
  const parts = partsOf(filter ?? "");
  const [draft, setDraft] = useState("");
  const edit = (index: number) => {
    setDraft(parts[index] ?? "");
    onChange(withoutPart(filter ?? "", index) || undefined);
    document.getElementById("runs-filter")?.focus();
  };
  const add = (text: string) => {
    onChange(joined([filter ?? "", text]) || undefined);
    setDraft("");
  };
  return (
    <div className={styles.bar}>
      <div className={styles.box} data-wrong={problem ? "" : undefined}>
        {parts.map((part, index) => (
          <span key={`${part} ${index}`} className={styles.chip}>
            <button type="button" className={styles.text} title="Change this condition" onClick={() => edit(index)}>
              <bdi>{part}</bdi>
            </button>
            <button
              type="button"
              className={styles.remove}
              aria-label={`Remove ${part}`}
              onClick={() => onChange(withoutPart(filter ?? "", index) || undefined)}
            >
              <IconX size={11} aria-hidden />
            </button>
          </span>
        ))}
        <FilterInput
          draft={draft}
          onDraft={setDraft}
          onApply={add}
          onBack={() => parts.length > 0 && edit(parts.length - 1)}
          placeholder={parts.length > 0 ? "and …" : "Filter: method.name = fgd and val/bbox_mAP.best > 0.3"}
          invalid={problem !== undefined}
        />
      </div>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}
