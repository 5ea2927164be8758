/** The four terms of FGD at every level, as small multiples: which one explodes is seen at a glance. */
import { SegmentedControl, Tooltip } from "@mantine/core";
import { Fragment, useMemo } from "react";
import type { Run } from "../../api/types";
import type { CurveSet } from "../../lib/curves";
import { type ChartPlan, type Term, type TermGrid, termKey } from "../../lib/groups";
import { formatNumber, formatPoints, typedNumber } from "../../lib/numbers";
import { type TermMode, type TermWeights, termCurves, termWeights } from "../../lib/terms";
import { Panel } from "../../ui/Panel";
import { CurveChart } from "./CurveChart";
import styles from "./Curves.module.css";
import { useGrown } from "./useGrown";
import type { Change, CurveView } from "./view";

const ABOUT: Record<Term, string> = {
  foreground: "Feature difference inside ground-truth boxes, weighted by the teacher's spatial and channel attention.",
  background: "Feature difference outside of the boxes, weighted by the teacher's spatial and channel attention.",
  attention: "L1 distance of the student's spatial and channel attention from the teacher's.",
  relation: "Difference of the global relation that a GcBlock finds in both feature maps.",
};

const WEIGHTS: Record<Term, string> = {
  foreground: "alpha",
  background: "beta",
  attention: "gamma",
  relation: "lambda",
};

const MODES: Record<TermMode, { title: string; about: string }> = {
  raw: {
    title: "FGD terms, raw",
    about: "Before their weights. Rows are pyramid levels, each chart has its own scale.",
  },
  weighted: {
    title: "FGD terms, weighted",
    about: "Times alpha, beta, gamma and lambda, as added to the loss. Each chart has its own scale.",
  },
  share: {
    title: "FGD terms, share of their level",
    about: "The weighted term over the sum of the weighted terms at this level, in percent.",
  },
};

interface FgdPanelProps {
  run: Run;
  grid: TermGrid;
  set: CurveSet;
  view: CurveView;
  mode: TermMode;
  onChange: Change;
}

export function FgdPanel({ run, grid, set, view, mode: wanted, onChange }: FgdPanelProps) {
  const weights = useMemo(() => termWeights(run), [run]);
  const mode = weights ? wanted : "raw";
  const grown = useGrown(set, mode !== "raw");
  const shown = useMemo(() => termCurves(grown, grid, mode, weights), [grown, grid, mode, weights]);
  const modes = weights && (
    <SegmentedControl
      size="xs"
      aria-label="How the terms are drawn"
      value={mode}
      onChange={(next) => onChange({ terms: next === "raw" ? undefined : (next as "weighted" | "share") })}
      data={[
        { value: "raw", label: "Raw" },
        { value: "weighted", label: "Weighted" },
        { value: "share", label: "Share" },
      ]}
    />
  );
  return (
    <div style={{ marginTop: 12 }}>
      <Panel title={MODES[mode].title} about={MODES[mode].about} tools={modes}>
        <div
          className={styles.terms}
          style={{ gridTemplateColumns: `30px repeat(${grid.terms.length}, minmax(150px, 1fr))` }}
        >
          <span />
          {grid.terms.map((term) => (
            <TermHead key={term} term={term} weights={weights} />
          ))}
          {grid.levels.map((level) => (
            <Fragment key={level}>
              <span className={styles.levelHead}>{level}</span>
              {grid.terms.map((term) => (
                <TermChart key={term} level={level} term={term} set={shown} view={view} share={mode === "share"} />
              ))}
            </Fragment>
          ))}
        </div>
      </Panel>
    </div>
  );
}

function TermHead({ term, weights }: { term: Term; weights: TermWeights | null }) {
  return (
    <Tooltip label={ABOUT[term]} multiline maw={420}>
      <span className={styles.termHead}>
        {term}
        {weights && <span className="soft"> {`${WEIGHTS[term]} ${typedNumber(weights[term])}`}</span>}
      </span>
    </Tooltip>
  );
}

interface TermChartProps {
  level: string;
  term: Term;
  set: CurveSet;
  view: CurveView;
  share: boolean;
}

function TermChart({ level, term, set, view, share }: TermChartProps) {
  const title = `${level} ${term}`;
  const plan = useMemo<ChartPlan>(
    () => ({ title, keys: [termKey(level, term)], ...(share && { unit: "%" }) }),
    [title, level, term, share],
  );
  return (
    <CurveChart
      plan={plan}
      set={set}
      view={view}
      height={100}
      legend={false}
      bare
      format={share ? formatPoints : compact}
    />
  );
}

function compact(value: number | null | undefined): string {
  return formatNumber(value, 3);
}
