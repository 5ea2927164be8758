/** The colour scale with its numbers. */
import { gradient, MAGNITUDE } from "../../lib/colours";
import type { Scale } from "../../lib/mapviews";
import { formatNumber } from "../../lib/numbers";
import styles from "./Maps.module.css";

const GRADIENT = gradient(MAGNITUDE);

export function ScaleBar({ scale, narrow }: { scale: Scale; narrow?: boolean }) {
  return (
    <span className={styles.scale}>
      {formatNumber(scale.low, 3)}
      <span className={narrow ? styles.scaleNarrow : styles.scaleBar} style={{ background: GRADIENT }} aria-hidden />
      {formatNumber(scale.high, 3)}
    </span>
  );
}
