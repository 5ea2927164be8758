/** Checks of a pre-flight, one line each with what to change. */
import { IconAlertTriangle, IconCheck, IconX } from "@tabler/icons-react";
import type { PreflightCheck } from "../../api/types";
import styles from "./Preflight.module.css";

const MARKS = { ok: IconCheck, warning: IconAlertTriangle, error: IconX };

export function Checks({ checks }: { checks: readonly PreflightCheck[] }) {
  return (
    <ul className={styles.checks}>
      {checks.map((check) => (
        <Check key={check.name} check={check} />
      ))}
    </ul>
  );
}

function Check({ check }: { check: PreflightCheck }) {
  const Icon = MARKS[check.status];
  return (
    <li className={styles[check.status]}>
      <Icon size={14} stroke={2} aria-label={check.status} />
      <span>
        {check.message}
        {check.hint && <span className="soft"> {sentence(check.hint)}</span>}
      </span>
    </li>
  );
}

function sentence(hint: string): string {
  return `${hint.charAt(0).toUpperCase()}${hint.slice(1)}.`;
}
