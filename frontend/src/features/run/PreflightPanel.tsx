/** What was found out before the first step: what is wrong stands open, what is fine behind a click. */
import { useState } from "react";
import type { Run } from "../../api/types";
import { countOf, inOrder } from "../../lib/preflight";
import { useRunPreflight } from "../../queries/preflights";
import { More } from "../../ui/More";
import { Panel } from "../../ui/Panel";
import { Checks } from "../preflight/Checks";
import styles from "../preflight/Preflight.module.css";

export function PreflightPanel({ run }: { run: Run }) {
  const report = useRunPreflight(run.id).data;
  const [open, setOpen] = useState(false);
  if (!report?.checks.length) return null;
  const wrong = report.checks.filter((check) => check.status !== "ok");
  return (
    <Panel
      title="Pre-flight"
      about="What was looked at before the first step: checkpoints, classes, hooked modules, the size of every term."
      tools={<More onClick={() => setOpen(!open)}>{open ? "Less" : `All ${report.checks.length} checks`}</More>}
    >
      <p className={styles.summary}>{countOf(report.checks)}</p>
      <Checks checks={inOrder(open ? report.checks : wrong)} />
    </Panel>
  );
}
