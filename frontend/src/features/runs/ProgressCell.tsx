/** A run's progress in one cell: bar, share, time left. */
import type { Run } from "../../api/types";
import { shareOf } from "../../lib/runs";
import { formatDuration } from "../../lib/time";
import { Meter } from "../../ui/Meter";
import styles from "./ProgressCell.module.css";

export function ProgressCell({ run }: { run: Pick<Run, "name" | "state" | "progress"> }) {
  const share = shareOf(run);
  const eta = run.state === "running" ? run.progress.eta_seconds : null;
  if (share === null) return <div className={styles.cell}>{run.progress.step > 0 && `step ${run.progress.step}`}</div>;
  return (
    <div className={styles.cell}>
      <Meter share={share} label={`Progress of ${run.name}`} quiet={run.state !== "running"} />
      <span className={styles.share}>{Math.round(share * 100)} %</span>
      <span className={styles.eta}>{eta !== null && `${formatDuration(eta)} left`}</span>
    </div>
  );
}
