/** One probe image: the picture, the teacher's map, the student's map. */
import type { ReactNode } from "react";
import { artifactAddress } from "../../api/client";
import type { MapKind, MapSource, MapsFile } from "../../lib/dbmaps";
import { type Pane, panesOf, type Scale } from "../../lib/mapviews";
import { RoleMark } from "../../ui/RoleMark";
import { Boxes } from "./Boxes";
import { ChannelStrip } from "./ChannelStrip";
import { MapCanvas } from "./MapCanvas";
import styles from "./Maps.module.css";
import { ScaleBar } from "./ScaleBar";

interface ProbeRowProps {
  run: string;
  file: MapsFile;
  image: number;
  level: string;
  what: MapKind;
  /** One scale for all maps; without it each map has its own. */
  scale?: Scale;
  over: boolean;
}

export function ProbeRow({ run, file, image, level, what, scale, over }: ProbeRowProps) {
  const probe = file.images[image];
  if (!probe) return null;
  const picture = artifactAddress(run, probe.picture);
  const stride = file.levels.find((entry) => entry.name === level)?.stride ?? 1;
  const objects = `${probe.boxes.length} ${probe.boxes.length === 1 ? "object" : "objects"}`;
  return (
    <div className={what === "channel" ? styles.channelRow : styles.row}>
      <figure className={styles.cell}>
        <div className={styles.frame} style={{ aspectRatio: `${probe.width} / ${probe.height}` }}>
          <img className={styles.picture} src={picture} alt={`Probe ${probe.id} with ${objects}`} />
          <Boxes probe={probe} classes={file.classes} />
        </div>
        <figcaption className={styles.caption}>
          <RoleMark of="truth">image {probe.id}</RoleMark>
          <span className="soft">{objects}</span>
        </figcaption>
      </figure>
      {panesOf(file, image, level, what).map((pane) => {
        const own = scale ?? { low: pane.array.low, high: pane.array.high };
        const label = `${what} of the ${pane.source} at ${level}, image ${probe.id}`;
        return (
          <Cell key={pane.source} pane={pane} foot={what !== "channel" && !scale && <ScaleBar scale={own} narrow />}>
            {what === "channel" ? (
              <ChannelStrip file={file} pane={pane} scale={own} label={label} />
            ) : (
              <MapCanvas
                file={file}
                probe={probe}
                pane={pane}
                scale={own}
                stride={stride}
                picture={over ? picture : undefined}
                label={label}
              />
            )}
          </Cell>
        );
      })}
    </div>
  );
}

function Cell({ pane, foot, children }: { pane: Pane; foot: ReactNode; children: ReactNode }) {
  return (
    <figure className={styles.cell}>
      {children}
      <figcaption className={styles.caption}>
        {sourceMark(pane.source)}
        {foot}
      </figcaption>
    </figure>
  );
}

function sourceMark(source: MapSource): ReactNode {
  if (source === "mask") return <RoleMark of="truth">foreground mask</RoleMark>;
  return <RoleMark of={source}>{source}</RoleMark>;
}
