/** A sample's picture with its boxes over it. */
import { useState } from "react";
import type { Dataset, Sample } from "../../api/types";
import { lineColour } from "../../lib/colours";
import { pictureAddress } from "../../lib/datasets";
import styles from "./Datasets.module.css";

interface PictureProps {
  dataset: Dataset;
  split: string;
  sample: Sample;
  /** Most pixels that are fetched. */
  width: number;
  /** It is fitted into a frame of its caller's. */
  framed?: boolean;
}

/** Width over height of a frame. */
const FRAME = 4 / 3;

export function Picture({ dataset, split, sample, width, framed }: PictureProps) {
  const [broken, setBroken] = useState(false);
  if (broken) return <div className={styles.broken}>This image cannot be read.</div>;
  const known = sample.width > 0 && sample.height > 0;
  const fit = framed && known && sample.width / sample.height < FRAME ? { height: "100%" } : { width: "100%" };
  return (
    <div className={styles.picture} style={known ? { ...fit, aspectRatio: `${sample.width} / ${sample.height}` } : fit}>
      <img
        src={pictureAddress({ name: dataset.name, version: dataset.version, split, file: sample.file, width })}
        alt=""
        loading="lazy"
        decoding="async"
        width={known ? sample.width : undefined}
        height={known ? sample.height : undefined}
        onError={() => setBroken(true)}
      />
      {known && (
        <svg viewBox={`0 0 ${sample.width} ${sample.height}`} preserveAspectRatio="none" aria-hidden>
          {sample.boxes.map((box, index) => (
            <rect
              key={index}
              x={box.x}
              y={box.y}
              width={Math.max(0, box.width)}
              height={Math.max(0, box.height)}
              fill="none"
              stroke={lineColour(Math.max(0, dataset.document.classes.indexOf(box.label)))}
              strokeWidth={2}
              vectorEffect="non-scaling-stroke"
            >
              <title>{`${box.label || "no known class"}, ${box.area}`}</title>
            </rect>
          ))}
        </svg>
      )}
    </div>
  );
}
