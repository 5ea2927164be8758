/** One metric of all compared runs. */
import { Tooltip } from "@mantine/core";
import { useMemo } from "react";
import type { Run } from "../../api/types";
import { LineChart } from "../../charts/LineChart";
import type { Range } from "../../charts/options";
import { planCharts } from "../../lib/groups";
import { formatNumber, formatPoints } from "../../lib/numbers";
import { useOverlay } from "../../queries/overlays";
import { Trouble } from "../../ui/Trouble";
import { useSeen } from "../run/useSeen";
import styles from "./Compare.module.css";
import { CHART_AXES, type CompareView, type Looks, overlayLines } from "./view";

interface OverlayChartProps {
  metric: string;
  /** The runs that are drawn; `ids` are all that are compared, read together so that hiding one reads nothing. */
  shown: Run[];
  ids: string[];
  looks: Looks;
  view: CompareView;
  onRange: (range: Range | undefined) => void;
}

const HEIGHT = 220;
/** More names than this do not fit below a chart; the strip above has them all, the cursor says which is near. */
const NAMED_BELOW = 5;

export function OverlayChart({ metric, shown, ids, looks, view, onRange }: OverlayChartProps) {
  const [place, seen] = useSeen();
  const { data, error, refetch } = useOverlay(
    { runs: ids, key: metric, x: view.x, range: view.range, logX: view.logX },
    seen,
  );
  const plan = useMemo(() => planCharts([metric])[0]?.charts[0], [metric]);
  const lines = useMemo(() => (data ? overlayLines(data, shown, looks, view) : []), [data, shown, looks, view]);
  const points = plan?.unit === "%";
  const thinned = lines.some((line) => line.low !== undefined);
  return (
    <div className={styles.chart} ref={place}>
      <div className={styles.chartHead}>
        <Tooltip label={plan?.about ?? metric} position="top-start">
          <h3 className={styles.title}>
            {metric}
            {plan?.unit && <span className="soft"> {plan.unit}</span>}
          </h3>
        </Tooltip>
        {thinned && (
          <Tooltip label="More points than can be drawn: bands reach from the least to the greatest. Zoom in to see every point.">
            <span className="soft">band: min to max</span>
          </Tooltip>
        )}
      </div>
      {error && !data && <Trouble error={error} retry={refetch} />}
      {data && lines.length === 0 && <p className={styles.none}>None of the shown runs has points here.</p>}
      {lines.length > 0 && data ? (
        <LineChart
          title={metric}
          lines={lines}
          xAxis={CHART_AXES[data.axis]}
          logarithmic={view.log && !points}
          logX={view.logX}
          height={HEIGHT}
          sync="compare"
          format={points ? formatPoints : formatNumber}
          legend={shown.length < NAMED_BELOW}
          range={view.range}
          onRange={onRange}
        />
      ) : (
        <div style={{ height: HEIGHT }} aria-busy={!data} />
      )}
    </div>
  );
}
