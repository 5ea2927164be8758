/** A document as nested lists of names and values. */
import { typedNumber } from "../../lib/numbers";
import styles from "./Spec.module.css";

export function SpecTree({ value }: { value: object }) {
  return (
    <dl className={styles.tree}>
      {Object.entries(value).map(([name, inner]) => (
        <div key={name} className={isSection(inner) ? styles.section : styles.field}>
          <dt>{name}</dt>
          <dd>{isSection(inner) ? <SpecTree value={inner} /> : leaf(inner)}</dd>
        </div>
      ))}
    </dl>
  );
}

function isSection(value: unknown): value is object {
  return value !== null && typeof value === "object" && !Array.isArray(value) && Object.keys(value).length > 0;
}

function leaf(value: unknown): string {
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) return "–";
  if (typeof value === "number") return typedNumber(value);
  if (Array.isArray(value)) return value.map(leaf).join(", ");
  return typeof value === "object" ? "–" : String(value);
}
