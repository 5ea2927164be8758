/** Tools that every page with curves has: smoothing, logarithms, and the way back from a zoom. */
import { Button, Slider, Switch } from "@mantine/core";
import styles from "./ChartTools.module.css";
import { type ChartAxis, formatX, type Range } from "./options";

/** Parts of a page's address. */
interface Looks {
  smooth?: number;
  log?: boolean;
  logx?: boolean;
}

interface LookToolsProps {
  search: Looks;
  /** Times of day have no logarithm. */
  clock: boolean;
  onChange: (change: Looks) => void;
}

export function LookTools({ search, clock, onChange }: LookToolsProps) {
  const weight = search.smooth ?? 0;
  return (
    <>
      <div className={styles.smooth}>
        <span id="smoothing">Smoothing</span>
        <Slider
          w={120}
          size="xs"
          min={0}
          max={0.99}
          step={0.01}
          value={weight}
          onChange={(smooth) => onChange({ smooth: smooth || undefined })}
          label={(value) => value.toFixed(2)}
          thumbProps={{ "aria-labelledby": "smoothing" }}
        />
        <span className={`soft ${styles.weight}`}>{weight.toFixed(2)}</span>
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
        disabled={clock}
        checked={(search.logx ?? false) && !clock}
        onChange={(event) => onChange({ logx: event.currentTarget.checked || undefined })}
      />
    </>
  );
}

interface ZoomToolProps {
  range: Range | undefined;
  axis: ChartAxis;
  /** What can be done while all is seen. */
  hint: string;
  onSeeAll: () => void;
}

export function ZoomTool({ range, axis, hint, onSeeAll }: ZoomToolProps) {
  if (!range) return <span className="soft">{hint}</span>;
  return (
    <Button variant="default" size="compact-xs" onClick={onSeeAll}>
      See all, not only {formatX(rounded(range[0]), axis)} to {formatX(rounded(range[1]), axis)}
    </Button>
  );
}

function rounded(value: number): number {
  return Number(value.toPrecision(7));
}
