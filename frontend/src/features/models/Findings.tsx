/** What a check found: how many of what, which for example, and what to do about it. */
import { IconAlertTriangle, IconInfoCircle, IconX } from "@tabler/icons-react";
import type { CheckFinding } from "../../api/types";
import { faultsOf } from "../../lib/datasets";
import { formatCount } from "../../lib/numbers";
import styles from "./Catalogue.module.css";

const MARKS = {
  error: { icon: IconX, tone: styles.bad },
  warning: { icon: IconAlertTriangle, tone: styles.warn },
  info: { icon: IconInfoCircle, tone: undefined },
} as const;

export function Findings({ findings }: { findings: CheckFinding[] }) {
  return (
    <ul className={styles.findings}>
      {faultsOf(findings).map((fault, index) => {
        const { icon: Icon, tone } = MARKS[fault.severity];
        return (
          <li key={index}>
            <span className={`${styles.mark} ${tone ?? ""}`}>
              <Icon size={14} aria-hidden />
              {fault.severity}
            </span>{" "}
            <span className="soft">{fault.field}</span>{" "}
            {fault.count !== null && <strong>{formatCount(fault.count)}</strong>} {fault.what}
            {fault.examples && (
              <div className="soft">
                {fault.count === 1 ? "It is" : "Among them"}: <span className="mono">{fault.examples}</span>
              </div>
            )}
            {fault.hint && <div className="soft">{fault.hint}</div>}
          </li>
        );
      })}
    </ul>
  );
}
