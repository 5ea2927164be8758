/** A run's curve in a cell. */
import type { RunRow } from "../../../api/types";
import { sparkOf } from "../../../lib/sparks";
import { useSpark } from "../../../queries/sparks";
import { metricText } from "./metricText";
import styles from "./RunList.module.css";

const [WIDTH, HEIGHT] = [72, 16];

export function Spark({ run, metric }: { run: RunRow; metric: string }) {
  const { data } = useSpark(run, metric);
  const spark = data ? sparkOf(data.steps, data.values, WIDTH, HEIGHT) : null;
  if (!spark) return null;
  return (
    <svg
      className={styles.spark}
      viewBox={`-2 -2 ${WIDTH + 4} ${HEIGHT + 4}`}
      width={WIDTH + 4}
      height={HEIGHT + 4}
      role="img"
      aria-label={`${metric}, last ${metricText(spark.last, metric)}`}
    >
      <path d={spark.line} />
      <circle cx={spark.x} cy={spark.y} r={1.6} />
    </svg>
  );
}
