/** Fields that are decided together; the rare ones stand behind a button while they are what everybody has. */
import { type ReactNode, useRef, useState } from "react";
import type { SpecField } from "../../lib/specfields";
import type { FieldGroup as Fields } from "../../lib/specgroups";
import { More } from "../../ui/More";
import styles from "./NewRun.module.css";

interface FieldGroupProps {
  group: Fields;
  /** Whether a rare field has something to say: a value of its own, a fault, a sweep. */
  stands: (field: SpecField) => boolean;
  input: (field: SpecField) => ReactNode;
}

export function FieldGroup({ group, stands, input }: FieldGroupProps) {
  const [all, setAll] = useState(false);
  // A field that was shown stays: it would vanish under the hands of whoever types the default into it.
  const seen = useRef(new Set<string>());
  for (const field of group.fields) if (field.usual || stands(field)) seen.current.add(field.path);
  const first = group.fields.slice(0, 1);
  const chosen = group.fields.filter((field) => seen.current.has(field.path));
  const shown = all ? group.fields : chosen.length > 0 ? chosen : first;
  const hidden = group.fields.length - shown.length;
  return (
    <fieldset className={styles.group}>
      <legend>{group.title}</legend>
      {group.about && <p className={styles.groupAbout}>{group.about}</p>}
      <div className={styles.fields}>{shown.map(input)}</div>
      {hidden > 0 && (
        <div className={styles.more}>
          <More onClick={() => setAll(true)}>{`${hidden} more ${hidden === 1 ? "field" : "fields"}`}</More>
        </div>
      )}
      {all && (
        <div className={styles.more}>
          <More onClick={() => setAll(false)}>Fewer fields</More>
        </div>
      )}
    </fieldset>
  );
}
