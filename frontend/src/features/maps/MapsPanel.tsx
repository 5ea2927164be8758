/** Feature maps of the probe images over the training: teacher and student side by side, step by step. */
import { SegmentedControl, Skeleton, Slider, Switch, Tooltip } from "@mantine/core";
import { useMemo } from "react";
import type { Artifact, Run } from "../../api/types";
import type { MapKind, MapsFile } from "../../lib/dbmaps";
import { kindsOf, nearestStep, panesOf, sharedScale } from "../../lib/mapviews";
import type { RunSearch } from "../../lib/search";
import { useArtifacts, useMaps } from "../../queries/artifacts";
import { Empty } from "../../ui/Empty";
import { Trouble } from "../../ui/Trouble";
import { KINDS, mapsFiles } from "./kinds";
import styles from "./Maps.module.css";
import { ProbeRow } from "./ProbeRow";
import { ScaleBar } from "./ScaleBar";

interface MapsPanelProps {
  run: Run;
  search: RunSearch;
  onSearch: (change: Partial<RunSearch>) => void;
}

export function MapsPanel({ run, search, onSearch }: MapsPanelProps) {
  const artifacts = useArtifacts(run.id);
  const files = useMemo(() => mapsFiles(artifacts.data), [artifacts.data]);
  const place = nearestStep(
    files.map((file) => file.step ?? 0),
    search.step,
  );
  const maps = useMaps(run.id, files[place]);
  const trouble = artifacts.error ?? maps.error;
  if (trouble && !maps.data) return <Trouble error={trouble} retry={maps.refetch} />;
  if (artifacts.data && files.length === 0) return <NoMaps />;
  if (!maps.data) return <Skeleton height={480} radius={6} aria-busy="true" />;
  const goTo = (index: number) =>
    onSearch({ step: index === files.length - 1 ? undefined : (files[index]?.step ?? undefined) });
  return (
    <div className={styles.panel}>
      <StepSlider files={files} place={place} epoch={maps.data.epoch} onChange={goTo} />
      <Maps run={run.id} file={maps.data} search={search} onSearch={onSearch} />
    </div>
  );
}

function Maps({ run, file, search, onSearch }: Omit<MapsPanelProps, "run"> & { run: string; file: MapsFile }) {
  const kinds = kindsOf(file);
  const what =
    kinds.find((kind) => kind === search.what) ?? kinds.find((kind) => kind === "spatial") ?? kinds[0] ?? "magnitude";
  const names = file.levels.map((entry) => entry.name);
  const level = names.find((name) => name === search.level) ?? names[0] ?? "";
  const shared = useMemo(
    () => sharedScale(file.images.flatMap((_, image) => panesOf(file, image, level, what))),
    [file, level, what],
  );
  const scale = search.scale === "own" ? undefined : shared;
  return (
    <>
      <div className={styles.controls}>
        <SegmentedControl
          aria-label="What is shown"
          value={what}
          onChange={(next) => onSearch({ what: next as MapKind })}
          data={kinds.map((kind) => ({ value: kind, label: KINDS[kind].name }))}
        />
        <SegmentedControl
          aria-label="Pyramid level"
          value={level}
          onChange={(next) => onSearch({ level: next })}
          data={names}
        />
        <Switch
          size="xs"
          label="Own scale for each map"
          checked={scale === undefined}
          onChange={(event) => onSearch({ scale: event.currentTarget.checked ? "own" : undefined })}
        />
        {what !== "channel" && (
          <Switch
            size="xs"
            label="Over the picture"
            checked={search.over ?? false}
            onChange={(event) => onSearch({ over: event.currentTarget.checked || undefined })}
          />
        )}
        {scale && what !== "channel" && <ScaleBar scale={scale} />}
      </div>
      <Tooltip label={KINDS[what].about} position="bottom-start">
        <p className={styles.about}>{KINDS[what].about}</p>
      </Tooltip>
      <div className={what === "channel" ? styles.column : styles.rows}>
        {file.images.map((probe, image) => (
          <ProbeRow
            key={probe.id}
            run={run}
            file={file}
            image={image}
            level={level}
            what={what}
            scale={scale}
            over={search.over ?? false}
          />
        ))}
      </div>
    </>
  );
}

interface StepSliderProps {
  files: Artifact[];
  place: number;
  epoch: number;
  onChange: (place: number) => void;
}

function StepSlider({ files, place, epoch, onChange }: StepSliderProps) {
  const step = files[place]?.step ?? 0;
  return (
    <div className={styles.stepper}>
      <span id="map-step" className={styles.stepName}>
        Step {step}
        <span className="soft"> · epoch {epoch}</span>
      </span>
      <Slider
        flex={1}
        size="sm"
        min={0}
        max={Math.max(files.length - 1, 1)}
        disabled={files.length < 2}
        value={place}
        onChange={onChange}
        label={(value) => `step ${files[value]?.step ?? ""}`}
        marks={files.map((_, value) => ({ value }))}
        thumbProps={{ "aria-labelledby": "map-step" }}
      />
      <span className="soft">
        {place + 1} of {files.length} evaluations
      </span>
    </div>
  );
}

function NoMaps() {
  return (
    <div className="paper">
      <Empty title="No feature maps yet">
        At every evaluation the maps of a few fixed val images are kept: evaluation.probe_images in the spec says how
        many. The first ones appear with the first evaluation.
      </Empty>
    </div>
  );
}
