/** How all curves of the run are looked at: abscissa, smoothing, logarithms, outliers, what is zoomed into. */
import { SegmentedControl, Switch, Tooltip } from "@mantine/core";
import { memo, type ReactNode } from "react";
import { LookTools, ZoomTool } from "../../charts/ChartTools";
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

/** Not drawn again for every news of the run. */
export const CurveControls = memo(function CurveControls({ search, view, onChange, children }: CurveControlsProps) {
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
      <LookTools search={search} clock={view.x === "clock"} onChange={onChange} />
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
      <ZoomTool
        range={view.range}
        axis={view.x}
        hint="Drag to zoom in to the exact points, double-click to see all, click to look closely; Ctrl and wheel zooms, Shift and drag moves"
        onSeeAll={() => view.onRange(undefined)}
      />
    </div>
  );
});
