/** What is known of a model: family, size, weights, published figures. */
import { Link } from "@tanstack/react-router";
import type { Model } from "../../api/types";
import { measuredFlops, weightsLabel } from "../../lib/models";
import { formatCount, formatPoints, MISSING } from "../../lib/numbers";
import { useLeaderboard } from "../../queries/leaderboard";
import { type Column, DataTable } from "../../ui/DataTable";
import { Panel } from "../../ui/Panel";
import { StatusMark } from "../../ui/StatusMark";
import styles from "./Catalogue.module.css";
import { giga } from "./columns";

interface Result {
  dataset: string;
  metric: string;
  value: number;
}

const COLUMNS: Column<Result>[] = [
  { id: "dataset", accessorFn: (row) => row.dataset, header: "Data set" },
  { id: "metric", accessorFn: (row) => row.metric, header: "Metric" },
  {
    id: "value",
    accessorFn: (row) => row.value,
    header: "Value",
    meta: { numeric: true, unit: "%" },
    cell: ({ row }) => formatPoints(row.original.value),
  },
];

export function ModelFacts({ model }: { model: Model }) {
  const { document } = model;
  const rows = useLeaderboard().data?.rows ?? [];
  const flops = measuredFlops(rows, model.name);
  const trained = rows.filter((row) => row.student === model.name).reduce((sum, row) => sum + row.runs.length, 0);
  const results = Object.entries(document.results).flatMap(([dataset, metrics]) =>
    Object.entries(metrics).map(([metric, value]) => ({ dataset, metric, value })),
  );
  const place = document.weights;
  return (
    <Panel title={`Version ${model.version}`} tools={<StatusMark of={model} />}>
      <dl className={styles.facts}>
        <dt>Detector</dt>
        <dd>{[String(document.config.type ?? ""), document.family].filter(Boolean).join(" · ") || MISSING}</dd>
        {document.about && (
          <>
            <dt>About</dt>
            <dd>{document.about}</dd>
          </>
        )}
        <dt>Parameters</dt>
        <dd>{document.parameters ? `${formatCount(document.parameters)} trainable` : "not counted"}</dd>
        <dt>GFLOPs</dt>
        <dd>{flops === null ? "measured when a run ends with it as student" : `${giga(flops)} for one image`}</dd>
        <dt>Weights</dt>
        <dd>
          {weightsLabel(place)}
          {place && (
            <span className="soft"> {place.package ?? place.path ?? place.url ?? place.digest?.slice(0, 12)}</span>
          )}
        </dd>
        {document.backbone_weights && (
          <>
            <dt>Backbone weights</dt>
            <dd>{weightsLabel(document.backbone_weights)}</dd>
          </>
        )}
        <dt>Classes</dt>
        <dd>
          {document.classes.length}
          <span className="soft">: {document.classes.slice(0, 10).join(", ")}</span>
          {document.classes.length > 10 && <span className="soft"> and {document.classes.length - 10} more</span>}
        </dd>
        <dt>Trained here</dt>
        <dd>
          {trained === 0 ? (
            "no finished run has it as student"
          ) : (
            <Link to="/leaderboard">
              {trained} finished {trained === 1 ? "run" : "runs"} with it as student
            </Link>
          )}
        </dd>
      </dl>
      {results.length > 0 && (
        <div style={{ marginTop: 12 }}>
          <DataTable
            label="Published or measured figures"
            rows={results}
            columns={COLUMNS}
            rowId={(row) => `${row.dataset} ${row.metric}`}
            maxHeight="290px"
          />
        </div>
      )}
    </Panel>
  );
}
