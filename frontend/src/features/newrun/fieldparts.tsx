/** What one value and many values of a field have in common. */
import type { SpecField } from "../../lib/specfields";
import styles from "./NewRun.module.css";

export interface Choice {
  value: string;
  label: string;
  disabled?: boolean;
}

export interface ChoiceGroup {
  group: string;
  items: Choice[];
}

export const ORDER: ("label" | "input" | "description" | "error")[] = ["label", "input", "error", "description"];

export function Label({ field }: { field: SpecField }) {
  const said = field.unit && field.label.toLowerCase().endsWith(field.unit);
  return (
    <>
      {field.label}
      {field.unit && !said && <span className={styles.unit}> {field.unit}</span>}
    </>
  );
}
