/** How all curves of the run are looked at: abscissa, smoothing, logarithmic ordinate. */
import { SegmentedControl, Slider, Switch } from "@mantine/core";
import type { RunSearch } from "../../lib/search";
import styles from "./Curves.module.css";

interface CurveControlsProps {
  search: RunSearch;
  epochs: boolean;
  onChange: (change: Partial<RunSearch>) => void;
}

export function CurveControls({ search, epochs, onChange }: CurveControlsProps) {
  return (
    <div className={styles.controls}>
      <SegmentedControl
        aria-label="Horizontal axis"
        value={search.x ?? "step"}
        onChange={(x) => onChange({ x: x === "step" ? undefined : (x as RunSearch["x"]) })}
        data={[
          { value: "step", label: "Step" },
          { value: "epoch", label: "Epoch", disabled: !epochs },
          { value: "time", label: "Time" },
        ]}
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
        <span className="soft" style={{ width: 26 }}>
          {(search.smooth ?? 0).toFixed(2)}
        </span>
      </div>
      <Switch
        size="xs"
        label="Log axis"
        checked={search.log ?? false}
        onChange={(event) => onChange({ log: event.currentTarget.checked || undefined })}
      />
      <span className="soft">Drag to zoom, double-click to see all</span>
    </div>
  );
}
