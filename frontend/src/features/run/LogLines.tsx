/** Lines of a log. */
import type { LogLine } from "../../api/types";
import { clock } from "../../lib/time";
import styles from "./Log.module.css";

export function LogLines({ lines }: { lines: LogLine[] }) {
  return (
    <ol className={styles.lines}>
      {lines.map((line) => (
        <li key={line.index} className={styles[line.level]}>
          <time className="soft">{clock(line.time)}</time>
          <span className={styles.level}>{line.level}</span>
          <span className={styles.message}>{line.message}</span>
        </li>
      ))}
    </ol>
  );
}
