/** Ground-truth boxes over a picture or a map. */
import { ROLE } from "../../lib/colours";
import type { ProbeImage } from "../../lib/dbmaps";
import styles from "./Maps.module.css";

/** A dark edge below the role's colour keeps a box visible on any picture. */
const EDGES = [
  { stroke: "rgb(0 0 0 / 55%)", width: 3.4 },
  { stroke: ROLE.truth, width: 1.8 },
];

interface BoxesProps {
  probe: ProbeImage;
  classes: string[];
}

export function Boxes({ probe, classes }: BoxesProps) {
  return (
    <svg className={styles.boxes} viewBox={`0 0 ${probe.width} ${probe.height}`} aria-hidden="true">
      {probe.boxes.map(([left, top, right, bottom], index) => (
        <g key={index} fill="transparent">
          <title>{classes[probe.labels[index] ?? -1] ?? "object"}</title>
          {EDGES.map(({ stroke, width }) => (
            <rect
              key={stroke}
              x={left}
              y={top}
              width={right - left}
              height={bottom - top}
              stroke={stroke}
              strokeWidth={width}
              vectorEffect="non-scaling-stroke"
            />
          ))}
        </g>
      ))}
    </svg>
  );
}
