/** The four raw terms of FGD at every level, as small multiples: which one explodes is seen at a glance. */
import { Tooltip } from "@mantine/core";
import { Fragment, useMemo } from "react";
import { LineChart } from "../../charts/LineChart";
import type { CurveSet } from "../../lib/curves";
import { type ChartPlan, type Term, type TermGrid, termKey } from "../../lib/groups";
import { formatNumber } from "../../lib/numbers";
import { Panel } from "../../ui/Panel";
import styles from "./Curves.module.css";
import { useCurveLines } from "./useCurveLines";
import { useSeen } from "./useSeen";
import type { CurveView } from "./view";

const ABOUT: Record<Term, string> = {
  foreground: "Feature difference inside ground-truth boxes, weighted by the teacher's spatial and channel attention.",
  background: "Feature difference outside of the boxes, weighted by the teacher's spatial and channel attention.",
  attention: "L1 distance of the student's spatial and channel attention from the teacher's.",
  relation: "Difference of the global relation that a GcBlock finds in both feature maps.",
};

interface FgdPanelProps {
  grid: TermGrid;
  set: CurveSet;
  view: CurveView;
}

export function FgdPanel({ grid, set, view }: FgdPanelProps) {
  return (
    <div style={{ marginTop: 12 }}>
      <Panel
        title="FGD terms, raw"
        about="Before their weights alpha, beta, gamma and lambda. Rows are pyramid levels, each chart has its own scale."
      >
        <div
          className={styles.terms}
          style={{ gridTemplateColumns: `30px repeat(${grid.terms.length}, minmax(150px, 1fr))` }}
        >
          <span />
          {grid.terms.map((term) => (
            <Tooltip key={term} label={ABOUT[term]}>
              <span className={styles.termHead}>{term}</span>
            </Tooltip>
          ))}
          {grid.levels.map((level) => (
            <Fragment key={level}>
              <span className={styles.levelHead}>{level}</span>
              {grid.terms.map((term) => (
                <TermChart key={term} level={level} term={term} set={set} view={view} />
              ))}
            </Fragment>
          ))}
        </div>
      </Panel>
    </div>
  );
}

function TermChart({ level, term, set, view }: { level: string; term: Term; set: CurveSet; view: CurveView }) {
  const title = `${level} ${term}`;
  const plan = useMemo<ChartPlan>(() => ({ title, keys: [termKey(level, term)] }), [title, level, term]);
  const lines = useCurveLines(set, plan, view, view.colour);
  const [place, seen] = useSeen();
  return (
    <div ref={place} style={{ minHeight: 100 }}>
      {seen && (
        <LineChart
          title={title}
          lines={lines}
          xAxis={view.x}
          logarithmic={view.logarithmic}
          height={100}
          sync={view.sync}
          format={compact}
          legend={false}
        />
      )}
    </div>
  );
}

function compact(value: number | null | undefined): string {
  return formatNumber(value, 3);
}
