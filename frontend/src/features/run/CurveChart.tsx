/** One chart of a run's curves in its frame. */
import { Tooltip } from "@mantine/core";
import { LineChart } from "../../charts/LineChart";
import type { ChartReference } from "../../charts/options";
import type { CurveSet } from "../../lib/curves";
import type { ChartPlan } from "../../lib/groups";
import { formatNumber, formatPoints } from "../../lib/numbers";
import styles from "./Curves.module.css";
import { useCurveLines } from "./useCurveLines";
import { useSeen } from "./useSeen";
import type { CurveView } from "./view";

interface CurveChartProps {
  plan: ChartPlan;
  set: CurveSet;
  view: CurveView;
  references?: ChartReference[];
  height?: number;
  legend?: boolean;
}

const HEIGHT = 190;

export function CurveChart({ plan, set, view, references, height = HEIGHT, legend }: CurveChartProps) {
  const lines = useCurveLines(set, plan, view, view.colour);
  const [place, seen] = useSeen();
  const points = plan.unit === "%";
  return (
    <div className={styles.chart} ref={place}>
      <Tooltip label={plan.about ?? plan.keys.join(", ")} position="top-start">
        <h3 className={styles.title}>
          {plan.title}
          {plan.unit && <span className="soft"> {plan.unit}</span>}
        </h3>
      </Tooltip>
      {seen ? (
        <LineChart
          title={plan.title}
          lines={lines}
          references={references}
          xAxis={view.x}
          logarithmic={view.logarithmic && !points}
          height={height}
          sync={view.sync}
          format={points ? formatPoints : formatNumber}
          legend={legend}
        />
      ) : (
        <div style={{ height: height + 24 }} />
      )}
    </div>
  );
}
