/** Some images of a split with their boxes; others by another seed, those of a class by its name. */
import { Button, Modal, Select } from "@mantine/core";
import { IconArrowsShuffle } from "@tabler/icons-react";
import type { UseQueryResult } from "@tanstack/react-query";
import type { Dataset, Sample, SampleSheet } from "../../api/types";
import type { DatasetSearch, Split } from "../../lib/cataloguesearch";
import { lineColour } from "../../lib/colours";
import { formatCount } from "../../lib/numbers";
import { Panel } from "../../ui/Panel";
import { Trouble } from "../../ui/Trouble";
import catalogue from "../models/Catalogue.module.css";
import styles from "./Datasets.module.css";
import { Picture } from "./Picture";

interface SamplesProps {
  dataset: Dataset;
  split: Split;
  search: DatasetSearch;
  query: UseQueryResult<SampleSheet>;
  onChange: (search: Partial<DatasetSearch>) => void;
}

export function Samples({ dataset, split, search, query, onChange }: SamplesProps) {
  const sheet = query.data;
  const chosen = sheet?.samples.find((sample) => sample.file === search.image);
  const tools = sheet?.visible ? (
    <>
      <span className="soft">
        {sheet.samples.length} of {formatCount(sheet.total)} images
      </span>
      <Select
        size="xs"
        w={170}
        aria-label="Only images with this class"
        placeholder="Any class"
        searchable
        clearable
        allowDeselect
        data={dataset.document.classes}
        value={search.label ?? null}
        onChange={(label) => onChange({ label: label ?? undefined, image: undefined })}
      />
      <Button
        variant="default"
        leftSection={<IconArrowsShuffle size={14} />}
        onClick={() => onChange({ seed: (search.seed ?? 0) + 1, image: undefined })}
      >
        Others
      </Button>
    </>
  ) : undefined;
  return (
    <Panel title="Images" tools={tools}>
      {query.error && !sheet && <Trouble error={query.error} retry={query.refetch} />}
      {sheet && !sheet.visible && <p className="soft">This server cannot show its images: {sheet.reason}.</p>}
      {sheet?.visible && sheet.samples.length === 0 && <p className="soft">No image of this split has such a box.</p>}
      {sheet?.visible && (
        <ul className={styles.sheet} aria-label={`Images of ${split}`} aria-busy={query.isPlaceholderData}>
          {sheet.samples.map((sample) => (
            <li key={sample.image_id}>
              <button
                type="button"
                className={styles.sample}
                onClick={() => onChange({ image: sample.file })}
                aria-label={`Show ${sample.file} large, ${sample.boxes_total} boxes`}
              >
                <span className={styles.frame}>
                  <Picture dataset={dataset} split={split} sample={sample} width={320} framed />
                </span>
                <span className={styles.under}>
                  {sample.boxes_total} {sample.boxes_total === 1 ? "box" : "boxes"} · {sample.file}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <Modal
        opened={chosen !== undefined}
        onClose={() => onChange({ image: undefined })}
        title={chosen?.file}
        size="min(1060px, 96vw)"
        closeButtonProps={{ "aria-label": "Close the image" }}
      >
        {chosen && (
          <>
            <Picture dataset={dataset} split={split} sample={chosen} width={1024} />
            <Legend dataset={dataset} sample={chosen} />
          </>
        )}
      </Modal>
    </Panel>
  );
}

/** The classes of a sample with their colours and how often each is there. */
function Legend({ dataset, sample }: { dataset: Dataset; sample: Sample }) {
  const counts = new Map<string, number>();
  for (const box of sample.boxes) counts.set(box.label, (counts.get(box.label) ?? 0) + 1);
  return (
    <>
      <div className={styles.legend}>
        {[...counts].map(([label, count]) => (
          <span key={label} className={styles.key}>
            <span
              className={styles.swatch}
              style={{ background: lineColour(dataset.document.classes.indexOf(label)) }}
              aria-hidden
            />
            {label || "no known class"} {count > 1 && <span className="soft">× {count}</span>}
          </span>
        ))}
      </div>
      <p className={catalogue.note} style={{ padding: "8px 0 0" }}>
        {sample.width} × {sample.height} pixels · {sample.boxes_total} boxes
        {sample.boxes_total > sample.boxes.length && `, of which ${sample.boxes.length} are drawn`}
      </p>
    </>
  );
}
