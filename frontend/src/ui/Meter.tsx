/** How far something is: a thin bar with its share in words for those who do not see it. */
import styles from "./Meter.module.css";

interface MeterProps {
  share: number;
  label: string;
  quiet?: boolean;
}

export function Meter({ share, label, quiet }: MeterProps) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div
      className={styles.meter}
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <div className={quiet ? styles.quiet : styles.fill} style={{ width: `${percent}%` }} />
    </div>
  );
}
