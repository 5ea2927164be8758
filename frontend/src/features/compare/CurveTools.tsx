/** How all overlaid curves are looked at: axis, smoothing, logarithms, what is zoomed into, which metrics. */
import { MultiSelect, SegmentedControl } from "@mantine/core";
import { LookTools, ZoomTool } from "../../charts/ChartTools";
import type { Range } from "../../charts/options";
import { AXES, type Axis, type CompareSearch } from "../../lib/comparesearch";
import styles from "./Compare.module.css";
import { CHART_AXES } from "./view";

interface CurveToolsProps {
  search: CompareSearch;
  /** What is seen of the abscissa; all of it without. */
  range: Range | undefined;
  known: string[];
  drawn: string[];
  onChange: (change: Partial<CompareSearch>) => void;
}

const NAMES: Record<Axis, string> = { step: "Step", epoch: "Epoch", time: "Clock", relative: "Time" };
const LISTED = 200;
const KEYS_MOST = 60;

export function CurveTools({ search, range, known, drawn, onChange }: CurveToolsProps) {
  const x = search.x ?? "step";
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
        <LookTools search={search} clock={x === "time"} onChange={onChange} />
        <ZoomTool
          range={range}
          axis={CHART_AXES[x]}
          hint="Drag to zoom in to the exact points, double-click to see all; Ctrl and wheel zooms, Shift and drag moves"
          onSeeAll={() => onChange(unzoomed)}
        />
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
