/** One chart of a run's curves in its frame; it draws what is new only while it is on the screen. */
import { Tooltip } from "@mantine/core";
import { memo, useCallback, useMemo, useRef } from "react";
import { LineChart } from "../../charts/LineChart";
import type { ChartLine, ChartReference } from "../../charts/options";
import { nearestPlace } from "../../lib/closeups";
import { abscissae, type CurveSet } from "../../lib/curves";
import type { ChartPlan } from "../../lib/groups";
import { hiddenIn, withHidden } from "../../lib/hidden";
import { formatNumber, formatPoints } from "../../lib/numbers";
import styles from "./Curves.module.css";
import { useCurveLines } from "./useCurveLines";
import { useSight } from "./useSeen";
import type { CurveView } from "./view";

interface CurveChartProps {
  plan: ChartPlan;
  set: CurveSet;
  view: CurveView;
  references?: ChartReference[];
  /** Lines of other runs behind the run's own. */
  beside?: ChartLine[];
  height?: number;
  legend?: boolean;
  /** Without a frame and a head, as one of many beside each other. */
  bare?: boolean;
  format?: (value: number | null | undefined, digits?: number) => string;
}

const HEIGHT = 190;
const NO_LINES: ChartLine[] = [];

export const CurveChart = memo(DrawnChart, sameChart);

function DrawnChart({
  plan,
  set,
  view,
  references,
  beside = NO_LINES,
  height = HEIGHT,
  legend,
  bare,
  format,
}: CurveChartProps) {
  const [place, seen] = useSight();
  const shown = useRef(set);
  if (seen.now || shown.current.curves.size === 0) shown.current = set;
  const { lines, feed } = useCurveLines(shown.current, plan, view, beside);
  const points = plan.unit === "%";
  const measured = plan.keys.every((key) => key.startsWith("val/"));
  const onPick = useCallback(
    (x: number) => {
      const step = stepAt(shown.current, plan, view, x);
      if (step !== undefined) view.onPin(step);
    },
    [plan, view],
  );
  const hidden = useMemo(() => hiddenIn(view.off, plan.title), [view.off, plan.title]);
  const onHidden = useCallback(
    (next: ReadonlySet<string>) => view.onOff(withHidden(view.off, plan.title, next)),
    [plan.title, view],
  );
  const chart = seen.once ? (
    <LineChart
      title={plan.title}
      lines={lines}
      references={references}
      xAxis={view.x}
      logX={view.logX}
      logarithmic={view.logarithmic && !points}
      height={height}
      sync={view.sync}
      format={format ?? (points ? formatPoints : formatNumber)}
      legend={legend}
      range={view.range}
      onRange={view.onRange}
      robust={view.robust && !measured && !view.logarithmic}
      marked={view.pin === undefined ? undefined : placeOf(view.pin, shown.current, plan, view)}
      hidden={hidden}
      onHidden={onHidden}
      onPick={onPick}
      feed={feed}
      asleep={!seen.now}
    />
  ) : (
    <div style={{ height: height + (bare ? 0 : 24) }} />
  );
  if (bare) return <div ref={place}>{chart}</div>;
  return (
    <div className={styles.chart} ref={place}>
      <ChartHead plan={plan} banded={lines.some((line) => line.low !== undefined)} />
      {chart}
    </div>
  );
}

/** Drawn once, not with every point. */
const ChartHead = memo(function ChartHead({ plan, banded }: { plan: ChartPlan; banded: boolean }) {
  return (
    <div className={styles.chartHead}>
      <Tooltip label={plan.about ?? plan.keys.join(", ")} position="top-start" multiline maw={420}>
        <h3 className={styles.title}>
          {plan.title}
          {plan.unit && <span className="soft"> {plan.unit}</span>}
        </h3>
      </Tooltip>
      {banded && (
        <Tooltip label="More points than can be drawn: bands reach from the least to the greatest. Zoom in to see every point.">
          <span className={`soft ${styles.banded}`}>band: min to max</span>
        </Tooltip>
      )}
    </div>
  );
});

/** Whether nothing of what the chart shows has changed: a tick of the stream touches few of many curves. */
function sameChart(before: CurveChartProps, after: CurveChartProps): boolean {
  const { set: old, plan: oldPlan, references: oldReferences, ...oldRest } = before;
  const { set, plan, references, ...rest } = after;
  return (
    oldPlan.title === plan.title &&
    oldPlan.keys.join("\n") === plan.keys.join("\n") &&
    plan.keys.every((key) => old.curves.get(key) === set.curves.get(key)) &&
    JSON.stringify(oldReferences) === JSON.stringify(references) &&
    (Object.keys(rest) as (keyof typeof rest)[]).every((name) => oldRest[name] === rest[name])
  );
}

/** The step of the point that stands at a place of the abscissa. */
function stepAt(set: CurveSet, plan: ChartPlan, view: CurveView, x: number): number | undefined {
  for (const key of plan.keys) {
    const curve = set.curves.get(key);
    const place = curve ? nearestPlace(abscissae(curve, view.x, view.stepsPerEpoch, view.start), x) : -1;
    if (curve && place >= 0) return curve.steps[place];
  }
  return undefined;
}

/** Where a step stands on the abscissa: at the nearest point of the chart's first curve. */
function placeOf(step: number, set: CurveSet, plan: ChartPlan, view: CurveView): number | undefined {
  if (view.x === "step") return step;
  const curve = plan.keys.map((key) => set.curves.get(key)).find((known) => known !== undefined);
  if (!curve) return undefined;
  return abscissae(curve, view.x, view.stepsPerEpoch, view.start)[nearestPlace(curve.steps, step)];
}
