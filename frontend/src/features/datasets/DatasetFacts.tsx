/** What a data set holds in numbers, where its files are, and how a run names it. */
import type { Dataset, SplitFacts } from "../../api/types";
import type { Split } from "../../lib/cataloguesearch";
import { homeOf } from "../../lib/datasets";
import { formatCount, MISSING } from "../../lib/numbers";
import { Panel } from "../../ui/Panel";
import { Snippet } from "../../ui/Snippet";
import { StatusMark } from "../../ui/StatusMark";
import catalogue from "../models/Catalogue.module.css";

interface DatasetFactsProps {
  dataset: Dataset;
  split: Split;
  facts: SplitFacts | null;
}

export function DatasetFacts({ dataset, split, facts }: DatasetFactsProps) {
  const { document } = dataset;
  const files = document[split];
  return (
    <Panel title={`Version ${dataset.version}, ${split}`} tools={<StatusMark of={dataset} />}>
      <dl className={catalogue.facts}>
        <dt>Images</dt>
        <dd>{facts ? formatCount(facts.images) : (document.parameters[split] ?? MISSING)}</dd>
        <dt>Boxes</dt>
        <dd>{facts ? formatCount(facts.boxes) : MISSING}</dd>
        {facts && (
          <>
            <dt>Images without a box</dt>
            <dd>{formatCount(facts.images_without_boxes)}</dd>
            <dt>Objects with a mask</dt>
            <dd>{formatCount(facts.masks)}</dd>
            <dt>Crowds</dt>
            <dd>{formatCount(facts.crowd)}</dd>
          </>
        )}
        <dt>Classes</dt>
        <dd>{document.classes.length}</dd>
        <dt>Files</dt>
        <dd>{place(dataset, files)}</dd>
      </dl>
      <div style={{ marginTop: 12 }}>
        <Snippet label="In a job spec" text={`"dataset": ${JSON.stringify(dataset.name)}`} />
      </div>
    </Panel>
  );
}

function place(dataset: Dataset, files: Dataset["document"]["train"]) {
  const home = homeOf(dataset.document);
  if (home === "made") return "drawn from a seed by the worker that first needs them";
  if (home === "uploaded") return "uploaded to this server";
  if (!files) return "nobody has said where they lie";
  return (
    <>
      <span className="mono">{files.annotations}</span>, images in <span className="mono">{files.images}</span>
    </>
  );
}
