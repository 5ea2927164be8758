/** One data set: what it holds, some of its images, what its check found, its repair and its versions. */
import { SegmentedControl } from "@mantine/core";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import type { Dataset } from "../api/types";
import { ClassBars } from "../features/datasets/ClassBars";
import { DatasetFacts } from "../features/datasets/DatasetFacts";
import { Histogram } from "../features/datasets/Histogram";
import { RepairBox } from "../features/datasets/RepairBox";
import { Samples } from "../features/datasets/Samples";
import catalogue from "../features/models/Catalogue.module.css";
import { Findings } from "../features/models/Findings";
import { Versions } from "../features/models/Versions";
import type { DatasetSearch, Split } from "../lib/cataloguesearch";
import { AREAS, countBins, sideBins } from "../lib/datasets";
import { useDataset, useDatasetVersions, useSamples } from "../queries/versions";
import { PageHead } from "../ui/PageHead";
import { Panel } from "../ui/Panel";
import { TableSkeleton } from "../ui/TableSkeleton";
import { Trouble } from "../ui/Trouble";

const route = getRouteApi("/datasets/$name");

/** Samples on the page. */
const COUNT = 12;

export function DatasetPage() {
  const { name } = route.useParams();
  const search = route.useSearch();
  const query = useDataset(name, search.version);
  if (query.error && !query.data) return <Trouble error={query.error} retry={query.refetch} />;
  if (!query.data) return <TableSkeleton rows={10} />;
  return <Shown key={name} dataset={query.data} search={search} />;
}

function Shown({ dataset, search }: { dataset: Dataset; search: DatasetSearch }) {
  const navigate = useNavigate({ from: "/datasets/$name" });
  const { name, version, document } = dataset;
  const split = search.split ?? "val";
  const versions = useDatasetVersions(name);
  const asked = { version, split, count: COUNT, seed: search.seed ?? 0, ...(search.label && { label: search.label }) };
  const sheet = useSamples(name, asked);
  const facts = dataset.report?.splits[split] ?? sheet.data?.facts ?? null;
  const change = (next: Partial<DatasetSearch>) =>
    navigate({ search: (old) => tidied({ ...old, ...next }), replace: true, resetScroll: false });
  return (
    <>
      <PageHead title={name} about={[document.title, document.about].filter(Boolean).join(" · ") || "\u00a0"}>
        <SegmentedControl
          aria-label="Split"
          value={split}
          onChange={(value) => change({ split: value as Split, image: undefined })}
          data={["train", "val"]}
        />
      </PageHead>
      <div className={catalogue.page}>
        <div className={catalogue.two}>
          <DatasetFacts dataset={dataset} split={split} facts={facts} />
          {facts && facts.boxes > 0 && (
            <Panel
              title="Sizes of boxes"
              about="By the square root of their area in pixels, within COCO's small, medium and large."
            >
              <Histogram label={`Boxes of ${split} by size`} bins={sideBins(facts)} of="boxes" areas={facts.areas} />
              <p className="soft">{AREAS.map(({ name: area, meaning }) => `${area} ${meaning}`).join(" · ")}</p>
            </Panel>
          )}
          {facts && facts.images > 0 && (
            <Panel title="Boxes in an image">
              <Histogram label={`Images of ${split} by their boxes`} bins={countBins(facts)} of="images" />
            </Panel>
          )}
        </div>
        <Samples dataset={dataset} split={split} search={search} query={sheet} onChange={change} />
        {facts && Object.keys(facts.classes).length > 0 && (
          <ClassBars facts={facts} split={split} chosen={search.label} onChoose={(label) => change({ label })} />
        )}
        {dataset.report && (
          <Panel
            title="What its check said"
            tools={<span className="soft">checked by {dataset.report.checked_by}</span>}
          >
            {dataset.report.findings.length === 0 ? (
              "No fault was found."
            ) : (
              <Findings findings={dataset.report.findings} />
            )}
          </Panel>
        )}
        <RepairBox dataset={dataset} />
        {versions.data && <Versions kind="datasets" name={name} shown={version} versions={versions.data} />}
      </div>
    </>
  );
}

function tidied(search: DatasetSearch): DatasetSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}
