/** Channel attention as a strip of bars, one per channel; the line marks the mean of 1. */
import { useMemo } from "react";
import { ROLE } from "../../lib/colours";
import { type MapsFile, valuesOf } from "../../lib/dbmaps";
import type { Pane, Scale } from "../../lib/mapviews";
import { formatNumber } from "../../lib/numbers";
import styles from "./Maps.module.css";

interface ChannelStripProps {
  file: MapsFile;
  pane: Pane;
  scale: Scale;
  label: string;
}

const HEIGHT = 64;

export function ChannelStrip({ file, pane, scale, label }: ChannelStripProps) {
  const values = useMemo(() => valuesOf(file, pane.array), [file, pane.array]);
  const tall = (value: number) => (value / (scale.high || 1)) * HEIGHT;
  const bars = useMemo(
    () =>
      [...values].map(
        (value, index) => `M${index + 0.5} ${HEIGHT}V${(HEIGHT - (value / (scale.high || 1)) * HEIGHT).toFixed(2)}`,
      ),
    [values, scale.high],
  );
  const colour = pane.source === "teacher" ? ROLE.teacher : ROLE.student;
  return (
    <div className={styles.strip}>
      <svg viewBox={`0 0 ${values.length} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
        <path d={bars.join("")} stroke={colour} strokeWidth={0.8} fill="none" />
        <path
          d={`M0 ${HEIGHT - tall(1)}H${values.length}`}
          stroke="currentColor"
          strokeDasharray="4 3"
          vectorEffect="non-scaling-stroke"
          opacity={0.5}
        />
      </svg>
      <div className={styles.stripFoot}>
        <span>channel 0 to {values.length - 1}</span>
        <span>0 to {formatNumber(scale.high, 3)}</span>
      </div>
    </div>
  );
}
