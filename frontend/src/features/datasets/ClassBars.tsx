/** Boxes of every class; a class chosen here narrows the samples. */
import type { SplitFacts } from "../../api/types";
import { classBins } from "../../lib/datasets";
import { formatCount } from "../../lib/numbers";
import { Panel } from "../../ui/Panel";
import styles from "./Datasets.module.css";

interface ClassBarsProps {
  facts: SplitFacts;
  split: string;
  chosen: string | undefined;
  onChoose: (label: string | undefined) => void;
}

export function ClassBars({ facts, split, chosen, onChoose }: ClassBarsProps) {
  const bins = classBins(facts);
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  return (
    <Panel title="Boxes by class" tools={<span className="soft">choose one to see images with it</span>}>
      <ul className={styles.classes} aria-label={`Boxes of ${split} by class`}>
        {bins.map(({ label, count }) => (
          <li key={label}>
            <button
              type="button"
              className={styles.class}
              aria-pressed={label === chosen}
              aria-label={`${label}: ${count} boxes`}
              onClick={() => onChoose(label === chosen ? undefined : label)}
            >
              <span title={label}>{label}</span>
              <span aria-hidden>
                {count > 0 && <div className={styles.bar} style={{ width: `${(count / most) * 100}%` }} />}
              </span>
              <span>{formatCount(count)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
