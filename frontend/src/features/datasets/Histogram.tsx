/** Counts as columns with their bounds under them; COCO's sizes are named below the bins they hold. */
import type { AreaName, Bin } from "../../lib/datasets";
import { formatCount } from "../../lib/numbers";
import styles from "./Datasets.module.css";

interface HistogramProps {
  label: string;
  bins: Bin[];
  of: string;
  areas?: Record<string, number>;
}

export function Histogram({ label, bins, of, areas }: HistogramProps) {
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  return (
    <>
      <ul className={styles.histogram} aria-label={label}>
        {bins.map((bin) => (
          <li key={bin.label} className={styles.bin} aria-label={`${bin.label}: ${bin.count} ${of}`}>
            <div className={styles.column} aria-hidden>
              <span className={styles.count}>{bin.count > 0 && short(bin.count)}</span>
              {bin.count > 0 && <div className={styles.fill} style={{ height: `${(bin.count / most) * 84}%` }} />}
            </div>
            <span className={styles.axis} aria-hidden>
              {bin.label.replace(" and more", "+").replace("below ", "<")}
            </span>
          </li>
        ))}
      </ul>
      {areas && <Areas bins={bins} areas={areas} />}
    </>
  );
}

function Areas({ bins, areas }: { bins: Bin[]; areas: Record<string, number> }) {
  const total = Math.max(
    1,
    Object.values(areas).reduce((sum, count) => sum + count, 0),
  );
  const names: AreaName[] = ["S", "M", "L"];
  return (
    <div className={styles.areas}>
      {names.map((name) => {
        const width = bins.filter((bin) => bin.area === name).length;
        const count = areas[name] ?? 0;
        return (
          <span key={name} className={styles.area} style={{ flex: `${width} 1 0` }}>
            <strong>{name}</strong> {formatCount(count)}{" "}
            <span className="soft">{Math.round((count / total) * 100)} %</span>
          </span>
        );
      })}
    </div>
  );
}

/** `12 345` as `12k`: what fits above a column. */
function short(count: number): string {
  if (count < 10_000) return formatCount(count);
  return count < 1_000_000 ? `${Math.round(count / 1000)}k` : `${(count / 1e6).toFixed(1)}M`;
}
