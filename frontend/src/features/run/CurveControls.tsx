/** How all curves of the run are looked at: abscissa, smoothing, logarithms, outliers, what is zoomed into. */
import { Button, SegmentedControl, Slider, Switch, Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import { formatX } from "../../charts/options";
import type { XAxis } from "../../lib/curves";
import type { RunSearch } from "../../lib/search";
import styles from "./Curves.module.css";
import type { Change, CurveView } from "./view";

interface CurveControlsProps {
  search: RunSearch;
  view: CurveView;
  onChange: Change;
  /** Further tools, before all others. */
  children?: ReactNode;
}

const AXES: { value: XAxis; label: string }[] = [
  { value: "step", label: "Step" },
  { value: "epoch", label: "Epoch" },
  { value: "time", label: "Time" },
  { value: "clock", label: "Clock" },
];

export function CurveControls({ search, view, onChange, children }: CurveControlsProps) {
  return (
    <div className={styles.controls}>
      {children}
      <SegmentedControl
        aria-label="Horizontal axis"
        value={view.x}
        onChange={(x) =>
          onChange({ x: x === "step" ? undefined : (x as RunSearch["x"]), from: undefined, to: undefined })
        }
        data={AXES.map((axis) => ({ ...axis, disabled: axis.value === "epoch" && view.stepsPerEpoch === null }))}
      />
      <div className={styles.smooth}>
        <span id="smoothing">Smoothing</span>
        <Slider
          w={120}
          size="xs"
          min={0}
          max={0.99}
          step={0.01}
          value={search.smooth ?? 0}
          onChange={(smooth) => onChange({ smooth: smooth || undefined })}
          label={(value) => value.toFixed(2)}
          thumbProps={{ "aria-labelledby": "smoothing" }}
        />
        <span className="soft" style={{ width: 26 }}>
          {(search.smooth ?? 0).toFixed(2)}
        </span>
      </div>
      <Switch
        size="xs"
        label="Log values"
        checked={view.logarithmic}
        onChange={(event) => onChange({ log: event.currentTarget.checked || undefined })}
      />
      <Switch
        size="xs"
        label="Log axis"
        disabled={view.x === "clock"}
        checked={view.logX}
        onChange={(event) => onChange({ logx: event.currentTarget.checked || undefined })}
      />
      <Tooltip label="Points far from all others do not stretch the axis; marks at its edge say where they are.">
        <div>
          <Switch
            size="xs"
            label="Outliers outside"
            checked={view.robust}
            onChange={(event) => onChange({ peaks: event.currentTarget.checked ? undefined : true })}
          />
        </div>
      </Tooltip>
      {view.range ? (
        <Button variant="default" size="compact-xs" onClick={() => view.onRange(undefined)}>
          See all, not only {formatX(rounded(view.range[0]), view.x)} to {formatX(rounded(view.range[1]), view.x)}
        </Button>
      ) : (
        <span className="soft">
          Drag to zoom in to the exact points, double-click to see all, click to look closely
        </span>
      )}
    </div>
  );
}

function rounded(value: number): number {
  return Number(value.toPrecision(7));
}
