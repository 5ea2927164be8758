/** What was found out before the first step: what is wrong stands open, what is fine behind a click. */
import { IconAlertTriangle, IconCheck, IconX } from "@tabler/icons-react";
import { useState } from "react";
import type { PreflightCheck, Run } from "../../api/types";
import { countOf, inOrder } from "../../lib/preflight";
import { useRunPreflight } from "../../queries/preflights";
import { More } from "../../ui/More";
import { Panel } from "../../ui/Panel";
import styles from "./Preflight.module.css";

const MARKS = { ok: IconCheck, warning: IconAlertTriangle, error: IconX };

export function PreflightPanel({ run }: { run: Run }) {
  const report = useRunPreflight(run.id).data;
  const [open, setOpen] = useState(false);
  if (!report?.checks.length) return null;
  const wrong = report.checks.filter((check) => check.status !== "ok");
  const shown = open ? inOrder(report.checks) : inOrder(wrong);
  return (
    <Panel
      title="Pre-flight"
      about="What was looked at before the first step: checkpoints, classes, hooked modules, the size of every term."
      tools={<More onClick={() => setOpen(!open)}>{open ? "Less" : `All ${report.checks.length} checks`}</More>}
    >
      <p className={styles.summary}>{countOf(report.checks)}</p>
      <ul className={styles.checks}>
        {shown.map((check) => (
          <Check key={check.name} check={check} />
        ))}
      </ul>
    </Panel>
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
