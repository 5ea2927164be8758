/** How all overlaid curves are looked at: axis, smoothing, logarithms, what is zoomed into, which metrics. */
import { Button, MultiSelect, SegmentedControl, Slider, Switch } from "@mantine/core";
import { formatX } from "../../charts/options";
import { AXES, type Axis, type CompareSearch } from "../../lib/comparesearch";
import styles from "./Compare.module.css";
import { CHART_AXES } from "./view";

interface CurveToolsProps {
  search: CompareSearch;
  known: string[];
  drawn: string[];
  onChange: (change: Partial<CompareSearch>) => void;
}

const NAMES: Record<Axis, string> = { step: "Step", epoch: "Epoch", time: "Clock", relative: "Time" };
const LISTED = 200;
const KEYS_MOST = 60;

export function CurveTools({ search, known, drawn, onChange }: CurveToolsProps) {
  const x = search.x ?? "step";
  const zoomed = search.from !== undefined && search.to !== undefined;
  const unzoomed = { from: undefined, to: undefined };
  return (
    <>
      <div className={styles.controls}>
        <SegmentedControl
          aria-label="Horizontal axis"
          value={x}
          onChange={(next) => onChange({ x: next === "step" ? undefined : (next as Axis), ...unzoomed })}
          data={AXES.map((value) => ({ value, label: NAMES[value] }))}
        />
        <div className={styles.smooth}>
          <span id="smoothing">Smoothing</span>
          <Slider
            w={140}
            size="xs"
            min={0}
            max={0.99}
            step={0.01}
            value={search.smooth ?? 0}
            onChange={(smooth) => onChange({ smooth: smooth || undefined })}
            label={(value) => value.toFixed(2)}
            thumbProps={{ "aria-labelledby": "smoothing" }}
          />
          <span className="soft">{(search.smooth ?? 0).toFixed(2)}</span>
        </div>
        <Switch
          size="xs"
          label="Log values"
          checked={search.log ?? false}
          onChange={(event) => onChange({ log: event.currentTarget.checked || undefined })}
        />
        <Switch
          size="xs"
          label="Log axis"
          disabled={x === "time"}
          checked={(search.logx ?? false) && x !== "time"}
          onChange={(event) => onChange({ logx: event.currentTarget.checked || undefined })}
        />
        {zoomed ? (
          <Button variant="default" size="compact-xs" onClick={() => onChange(unzoomed)}>
            See all, not only {formatX(rounded(search.from), CHART_AXES[x])} to{" "}
            {formatX(rounded(search.to), CHART_AXES[x])}
          </Button>
        ) : (
          <span className="soft">Drag to zoom in to the exact points, double-click to see all</span>
        )}
      </div>
      <MultiSelect
        label="Metrics"
        className={styles.metrics}
        data={known}
        value={drawn}
        onChange={(keys) => onChange({ keys })}
        searchable
        clearable
        clearButtonProps={{ "aria-label": "Go back to the usual metrics" }}
        onClear={() => onChange({ keys: undefined })}
        hidePickedOptions
        limit={LISTED}
        maxValues={KEYS_MOST}
        nothingFoundMessage="No metric of that name"
        placeholder="Add a metric"
      />
    </>
  );
}

function rounded(value: number | undefined): number | null {
  return value === undefined ? null : Number(value.toPrecision(7));
}
