/** The newest spatial attention in a few pictures, as a way into the maps. */
import { useMemo } from "react";
import type { Run } from "../../api/types";
import { panesOf, sharedScale } from "../../lib/mapviews";
import { useArtifacts, useMaps } from "../../queries/artifacts";
import { More } from "../../ui/More";
import { Panel } from "../../ui/Panel";
import { KINDS, mapsFiles } from "./kinds";
import styles from "./Maps.module.css";
import { ProbeRow } from "./ProbeRow";
import { ScaleBar } from "./ScaleBar";

const SHOWN = 2;

export function MapsStrip({ run, onMore }: { run: Run; onMore: () => void }) {
  const artifacts = useArtifacts(run.id);
  const last = useMemo(() => mapsFiles(artifacts.data).at(-1), [artifacts.data]);
  const { data: file } = useMaps(run.id, last);
  const level = file?.levels[0]?.name;
  if (!file || !level) return null;
  const images = file.images.slice(0, SHOWN);
  const scale = sharedScale(images.flatMap((_, image) => panesOf(file, image, level, "spatial")));
  const tools = (
    <>
      <ScaleBar scale={scale} narrow />
      <More onClick={onMore}>All maps</More>
    </>
  );
  return (
    <Panel title={`Spatial attention at ${level}, step ${file.step}`} about={KINDS.spatial.about} tools={tools}>
      <div className={styles.rows}>
        {images.map((probe, image) => (
          <ProbeRow
            key={probe.id}
            run={run.id}
            file={file}
            image={image}
            level={level}
            what="spatial"
            scale={scale}
            over={false}
          />
        ))}
      </div>
    </Panel>
  );
}
