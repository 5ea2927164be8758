/** One feature map painted from its numbers, with the picture below and the ground-truth boxes above it. */
import { useEffect, useRef } from "react";
import { MAGNITUDE } from "../../lib/colours";
import { type MapsFile, type ProbeImage, paint, valuesOf } from "../../lib/dbmaps";
import type { Pane, Scale } from "../../lib/mapviews";
import { Boxes } from "./Boxes";
import styles from "./Maps.module.css";

interface MapCanvasProps {
  file: MapsFile;
  probe: ProbeImage;
  pane: Pane;
  scale: Scale;
  stride: number;
  /** Address of the picture that shows through; none to see the map alone. */
  picture?: string;
  label: string;
}

export function MapCanvas({ file, probe, pane, scale, stride, picture, label }: MapCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [height = 1, width = 1] = pane.array.shape;
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const image = context.createImageData(width, height);
    image.data.set(paint(valuesOf(file, pane.array), scale.low, scale.high, MAGNITUDE));
    context.putImageData(image, 0, 0);
  }, [file, pane.array, scale.low, scale.high, width, height]);
  return (
    <div
      className={styles.frame}
      style={{ aspectRatio: `${probe.width} / ${probe.height}` }}
      role="img"
      aria-label={label}
    >
      {picture && <img className={styles.picture} src={picture} alt="" />}
      <canvas
        ref={canvas}
        width={width}
        height={height}
        className={styles.canvas}
        style={{
          width: `${((width * stride) / probe.width) * 100}%`,
          height: `${((height * stride) / probe.height) * 100}%`,
          opacity: picture ? 0.68 : 1,
        }}
      />
      <Boxes probe={probe} classes={file.classes} />
    </div>
  );
}
