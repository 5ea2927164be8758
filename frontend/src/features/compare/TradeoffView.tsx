/** What better costs: two quantities against each other with their front, many over parallel axes, all in a table. */
import { MultiSelect, Select, Skeleton } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { Suspense, useMemo } from "react";
import type { Run, RunsDiff } from "../../api/types";
import { type Brush, kept } from "../../lib/brush";
import type { CompareSearch } from "../../lib/comparesearch";
import { type Quantity, quantitiesOf } from "../../lib/quantities";
import { lazyPart } from "../../ui/lazyPart";
import { Panel } from "../../ui/Panel";
import styles from "./Compare.module.css";
import { MetricTable } from "./MetricTable";
import { frontOf, numericOnes, pick, spotsOf, usualAxes, whyNoFront } from "./tradeoff";
import type { Looks } from "./view";

const ScatterPlot = lazyPart(() => import("../../charts/ScatterPlot"), "default");
const ParallelPlot = lazyPart(() => import("../../charts/ParallelPlot"), "default");

interface TradeoffViewProps {
  runs: Run[];
  diff: RunsDiff | undefined;
  looks: Looks;
  search: CompareSearch;
  onSearch: (change: Partial<CompareSearch>) => void;
}

const SCATTER_HEIGHT = 380;
const PARALLEL_HEIGHT = 320;
const LISTED = 200;
const NO_FRONT: string[] = [];

export function TradeoffView({ runs, diff, looks, search, onSearch }: TradeoffViewProps) {
  const navigate = useNavigate();
  const open = (id: string) => navigate({ to: "/runs/$id", params: { id } });
  const quantities = useMemo(
    () => quantitiesOf(runs, diff?.metrics ?? [], search.value ?? "best"),
    [runs, diff, search.value],
  );
  const numeric = useMemo(() => numericOnes(quantities, runs), [quantities, runs]);
  const [x, y] = [pick(numeric, search.sx, "cost"), pick(numeric, search.sy, "gain")];
  const axes = useMemo(() => {
    const chosen = search.axes?.flatMap((id) => quantities.find((quantity) => quantity.id === id) ?? []);
    return chosen ?? usualAxes(quantities, runs);
  }, [quantities, runs, search.axes]);
  const spots = useMemo(() => (x && y ? spotsOf(runs, looks, x, y) : []), [runs, looks, x, y]);
  const obstacle = x && y ? whyNoFront(runs, x, y) : undefined;
  const front = useMemo(
    () => (x && y && obstacle === undefined ? frontOf(spots, x, y) : NO_FRONT),
    [spots, x, y, obstacle],
  );
  if (!x || !y) return <p className={styles.none}>These runs have reported no numbers yet.</p>;
  const lacking = runs.length - spots.length;
  return (
    <div className={styles.stack}>
      <Panel
        title="Two quantities"
        about="Each run at two of its quantities; diamonds are on the front: no other run beats them in both."
      >
        <div className={styles.pickers}>
          <Picker label="Up" value={y} from={numeric} onChange={(sy) => onSearch({ sy })} />
          <Picker label="Across" value={x} from={numeric} onChange={(sx) => onSearch({ sx })} />
        </div>
        <Suspense fallback={<Skeleton height={SCATTER_HEIGHT} />}>
          <ScatterPlot
            spots={spots}
            front={front}
            xName={nameOf(x)}
            yName={nameOf(y)}
            height={SCATTER_HEIGHT}
            onOpen={open}
          />
        </Suspense>
        <p className={styles.about}>
          {obstacle ??
            `The dashed line joins the runs that no other one beats: ${x.label} ${x.better}, ${y.label} ${y.better}.`}
          {lacking > 0 && ` ${lacking} of ${runs.length} runs lack one of the two.`}
        </p>
      </Panel>
      <Parallel
        runs={runs}
        looks={looks}
        axes={axes}
        quantities={quantities}
        brush={search.brush}
        onOpen={open}
        onSearch={onSearch}
      />
      <Panel title="The same in numbers" flush>
        <MetricTable
          label="The same in numbers"
          runs={runs}
          looks={looks}
          quantities={[...new Set([y, x, ...axes])]}
          front={obstacle === undefined ? new Set(front) : undefined}
          sort={search.sort}
          onSort={(sort) => onSearch({ sort })}
        />
      </Panel>
    </div>
  );
}

interface ParallelProps {
  runs: Run[];
  looks: Looks;
  axes: Quantity[];
  quantities: Quantity[];
  brush: Brush | undefined;
  onOpen: (id: string) => void;
  onSearch: (change: Partial<CompareSearch>) => void;
}

function Parallel({ runs, looks, axes, quantities, brush, onOpen, onSearch }: ParallelProps) {
  const drawn = useMemo(
    () =>
      axes.map((quantity) => ({
        id: quantity.id,
        name: nameOf(quantity),
        values: runs.map((run) => quantity.of(run)),
      })),
    [axes, runs],
  );
  const lines = useMemo(
    () => runs.map((run) => ({ id: run.id, label: run.name, colour: looks.get(run.id)?.colour ?? "#808080" })),
    [runs, looks],
  );
  return (
    <Panel
      title="Parallel coordinates"
      about="One line for each run; drag along an axis to see only the runs that pass there."
    >
      <MultiSelect
        label="Axes"
        className={styles.metrics}
        data={grouped(quantities)}
        value={axes.map((quantity) => quantity.id)}
        onChange={(next) => onSearch({ axes: next })}
        searchable
        hidePickedOptions
        limit={LISTED}
        maxValues={14}
        nothingFoundMessage="Nothing of that name"
        placeholder="Add an axis"
      />
      {axes.length > 1 ? (
        <Suspense fallback={<Skeleton height={PARALLEL_HEIGHT} />}>
          <ParallelPlot
            axes={drawn}
            lines={lines}
            height={PARALLEL_HEIGHT}
            onOpen={onOpen}
            brushed={brush}
            onBrush={(next) => onSearch({ brush: kept(Object.entries(next)) })}
          />
        </Suspense>
      ) : (
        <p className={styles.none}>Choose two axes or more.</p>
      )}
    </Panel>
  );
}

interface PickerProps {
  label: string;
  value: Quantity;
  from: Quantity[];
  onChange: (id: string | undefined) => void;
}

function Picker({ label, value, from, onChange }: PickerProps) {
  return (
    <Select
      label={label}
      w={280}
      maw="100%"
      data={grouped(from)}
      value={value.id}
      onChange={(id) => onChange(id ?? undefined)}
      searchable
      allowDeselect={false}
      limit={LISTED}
    />
  );
}

function nameOf({ label, unit }: Quantity): string {
  return unit ? `${label}, ${unit}` : label;
}

function grouped(quantities: readonly Quantity[]) {
  return (["Metrics", "Facts", "Spec", "Run"] as const).map((group) => ({
    group,
    items: quantities
      .filter((quantity) => quantity.group === group)
      .map((quantity) => ({ value: quantity.id, label: nameOf(quantity) })),
  }));
}
