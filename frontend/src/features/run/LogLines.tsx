/** Lines of a log; the one that is pointed at stands out. */
import type { LogLine } from "../../api/types";
import { clock } from "../../lib/time";
import styles from "./Log.module.css";

interface LogLinesProps {
  lines: LogLine[];
  /** Index of the line that is pointed at. */
  marked?: number;
}

export function LogLines({ lines, marked }: LogLinesProps) {
  return (
    <ol className={styles.lines}>
      {lines.map((line) => (
        <li
          key={line.index}
          className={`${styles[line.level]} ${line.index === marked ? styles.marked : ""}`}
          aria-current={line.index === marked || undefined}
        >
          <time className="soft">{clock(line.time)}</time>
          <span className={styles.level}>{line.level}</span>
          <span className={styles.message}>{line.message}</span>
        </li>
      ))}
    </ol>
  );
}
