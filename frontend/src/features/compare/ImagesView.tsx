/** The same probe image as each run's student sees it, the teachers beside. */
import { SegmentedControl, Select, Skeleton, Switch } from "@mantine/core";
import { artifactAddress } from "../../api/client";
import type { Run } from "../../api/types";
import type { CompareSearch } from "../../lib/comparesearch";
import type { MapKind } from "../../lib/dbmaps";
import { sharedScale } from "../../lib/mapviews";
import { useComparedMaps } from "../../queries/comparedmaps";
import { Empty } from "../../ui/Empty";
import { RoleMark } from "../../ui/RoleMark";
import { Trouble } from "../../ui/Trouble";
import { Boxes } from "../maps/Boxes";
import { KINDS } from "../maps/kinds";
import { MapCanvas } from "../maps/MapCanvas";
import mapStyles from "../maps/Maps.module.css";
import { ScaleBar } from "../maps/ScaleBar";
import styles from "./Compare.module.css";
import { commonImages, sightsOf } from "./images";
import { RunSwatch } from "./RunSwatch";
import type { Looks } from "./view";

interface ImagesViewProps {
  runs: Run[];
  looks: Looks;
  search: CompareSearch;
  onSearch: (change: Partial<CompareSearch>) => void;
}

const SHOWN_KINDS = ["spatial", "magnitude"] as const satisfies readonly MapKind[];

export function ImagesView({ runs, looks, search, onSearch }: ImagesViewProps) {
  const { seen, left, error, pending } = useComparedMaps(runs, search.step);
  if (error && seen.length === 0) return <Trouble error={error} />;
  if (pending && seen.length === 0) return <Skeleton height={360} radius={6} aria-busy="true" />;
  const images = commonImages(seen.map((entry) => entry.file));
  const image = images.find((entry) => entry.name === search.image) ?? images[0];
  const [first] = seen;
  if (!first || !image)
    return (
      <div className="paper">
        <Empty title="No feature maps yet">
          At every evaluation a run keeps the maps of a few fixed val images; they stand side by side here once two runs
          have them. evaluation.probe_images in the spec says how many.
        </Empty>
      </div>
    );
  const levels = first.file.levels.map((level) => level.name);
  const level = levels.find((name) => name === search.level) ?? levels[0] ?? "";
  const what = SHOWN_KINDS.find((kind) => kind === search.what) ?? "spatial";
  const sights = sightsOf(seen, image.name, level, what);
  const scale = sharedScale(sights.map((sight) => sight.pane));
  const picture = artifactAddress(first.run.id, image.probe.picture);
  return (
    <>
      <div className={styles.pickers}>
        <Select
          label="Image"
          w={160}
          data={images.map((entry) => entry.name)}
          value={image.name}
          allowDeselect={false}
          onChange={(name) => onSearch({ image: name ?? undefined })}
        />
        <SegmentedControl
          aria-label="What is shown"
          value={what}
          onChange={(next) => onSearch({ what: next === "spatial" ? undefined : (next as MapKind) })}
          data={SHOWN_KINDS.map((kind) => ({ value: kind, label: KINDS[kind].name }))}
        />
        <SegmentedControl
          aria-label="Pyramid level"
          value={level}
          onChange={(next) => onSearch({ level: next })}
          data={levels}
        />
        <Switch
          size="xs"
          label="Over the picture"
          checked={search.over ?? false}
          onChange={(event) => onSearch({ over: event.currentTarget.checked || undefined })}
        />
        <ScaleBar scale={scale} />
      </div>
      <div className={styles.images}>
        <figure className={styles.figure}>
          <div className={mapStyles.frame} style={{ aspectRatio: `${image.probe.width} / ${image.probe.height}` }}>
            <img className={mapStyles.picture} src={picture} alt={`Probe ${image.name}`} />
            <Boxes probe={image.probe} classes={first.file.classes} />
          </div>
          <figcaption>
            <RoleMark of="truth">image {image.name}</RoleMark>
          </figcaption>
        </figure>
        {sights.map((sight) => (
          <figure key={`${sight.run.id} ${sight.pane.source}`} className={styles.figure}>
            <MapCanvas
              file={sight.file}
              probe={sight.probe}
              pane={sight.pane}
              scale={scale}
              stride={sight.stride}
              picture={search.over ? artifactAddress(sight.run.id, sight.probe.picture) : undefined}
              label={`${KINDS[what].name} of ${sight.title} at ${level}, image ${image.name}`}
            />
            <figcaption title={sight.title}>
              {sight.pane.source === "teacher" ? (
                <RoleMark of="teacher">{sight.title}</RoleMark>
              ) : (
                <span className={styles.run}>
                  <RunSwatch look={looks.get(sight.run.id)} />
                  <span className={styles.name}>{sight.title}</span>
                </span>
              )}
              <span className="soft"> step {sight.file.step}</span>
            </figcaption>
          </figure>
        ))}
      </div>
      <p className={styles.about}>
        {KINDS[what].about} One colour scale for all of them.
        {left > 0 && ` ${left} ${left === 1 ? "run has" : "runs have"} no maps or are beyond the first that fit.`}
      </p>
    </>
  );
}
