/** Ground-truth boxes over a picture or a map. */
import { ROLE } from "../../lib/colours";
import type { ProbeImage } from "../../lib/dbmaps";
import styles from "./Maps.module.css";

interface BoxesProps {
  probe: ProbeImage;
  classes: string[];
}

export function Boxes({ probe, classes }: BoxesProps) {
  return (
    <svg className={styles.boxes} viewBox={`0 0 ${probe.width} ${probe.height}`} aria-hidden="true">
      {probe.boxes.map(([left, top, right, bottom], index) => (
        <rect
          key={index}
          x={left}
          y={top}
          width={right - left}
          height={bottom - top}
          fill="transparent"
          stroke={ROLE.truth}
          strokeWidth={1.6}
          vectorEffect="non-scaling-stroke"
        >
          <title>{classes[probe.labels[index] ?? -1] ?? "object"}</title>
        </rect>
      ))}
    </svg>
  );
}
