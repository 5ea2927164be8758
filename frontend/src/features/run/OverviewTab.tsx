/** The run at a glance: is it learning, how far from the teacher, what does distillation add, what does it say. */
import { Skeleton, VisuallyHidden } from "@mantine/core";
import { Suspense, useMemo } from "react";
import type { Run } from "../../api/types";
import type { CurveSet } from "../../lib/curves";
import { type ChartPlan, planCharts } from "../../lib/groups";
import { useLogs } from "../../queries/logs";
import { useEvaluations } from "../../queries/metrics";
import { Empty } from "../../ui/Empty";
import { lazyPart } from "../../ui/lazyPart";
import { More } from "../../ui/More";
import { Panel } from "../../ui/Panel";
import { MapsStrip } from "../maps/MapsStrip";
import { CurveChart } from "./CurveChart";
import styles from "./Curves.module.css";
import { LogLines } from "./LogLines";
import { NotesPanel } from "./NotesPanel";
import { PreflightPanel } from "./PreflightPanel";
import { RunFacts } from "./RunFacts";
import { useMapReferences } from "./references";
import { Scoreboard } from "./Scoreboard";
import { useKeys, useRunCurves } from "./useRunCurves";
import type { CurveView } from "./view";

interface OverviewTabProps {
  run: Run;
  /** What is known of the curves so far. */
  lead: CurveSet | undefined;
  view: CurveView;
  onTab: (tab: string) => void;
}

/** Its table is a tenth of the page's code: it comes after the charts. */
const EvaluationTable = lazyPart(() => import("./EvaluationTable"), "EvaluationTable");

const CHARTS = ["mAP", "Total loss", "FGD by level, weighted", "Detection loss"];
const TAIL = 12;

export function OverviewTab({ run, lead, view, onTab }: OverviewTabProps) {
  const names = useKeys(run, lead);
  const plans = useMemo(() => leadCharts(names), [names]);
  const wanted = useMemo(() => plans.flatMap((plan) => plan.keys), [plans]);
  const set = useRunCurves(run, view, wanted);
  return (
    <div className={styles.overview}>
      <div className={styles.main}>
        <Charts run={run} set={set} view={view} plans={plans} />
        <MapsStrip run={run} onMore={() => onTab("maps")} />
        {set && <LastEvaluations run={run} onMore={() => onTab("evaluation")} />}
        <LogEnd run={run} onMore={() => onTab("log")} />
      </div>
      <aside className={styles.main} aria-label="Facts">
        <Scoreboard run={run} />
        <NotesPanel run={run} />
        <PreflightPanel run={run} />
        <RunFacts run={run} />
      </aside>
    </div>
  );
}

interface ChartsProps {
  run: Run;
  set: CurveSet | undefined;
  view: CurveView;
  plans: ChartPlan[];
}

function Charts({ run, set, view, plans }: ChartsProps) {
  const { references, beside } = useMapReferences(run, view);
  if (!set && (run.progress.step > 0 || plans.length > 0))
    return (
      <div className={styles.pair} aria-busy="true">
        <Skeleton height={250} radius={6} />
        <Skeleton height={250} radius={6} />
      </div>
    );
  if (!set || plans.length === 0)
    return (
      <div className="paper">
        <Empty title="No points yet">
          {run.state === "queued"
            ? "The run waits for a worker. Curves appear with the first training steps."
            : "Curves appear with the first training steps, and grow by themselves."}
        </Empty>
      </div>
    );
  return (
    <div className={styles.pair}>
      <VisuallyHidden component="h2">Curves</VisuallyHidden>
      {plans.map((plan) => (
        <CurveChart
          key={plan.title}
          plan={plan}
          set={set}
          view={view}
          references={plan.title === "mAP" ? references : undefined}
          beside={plan.title === "mAP" ? beside : undefined}
        />
      ))}
    </div>
  );
}

function LastEvaluations({ run, onMore }: { run: Run; onMore: () => void }) {
  const rows = useEvaluations(run.id).data?.evaluations;
  if (!rows?.length) return null;
  return (
    <Panel title="Last evaluations" flush tools={<More onClick={onMore}>All, and by class</More>}>
      <Suspense fallback={<Skeleton height={120} m="sm" />}>
        <EvaluationTable rows={rows.slice(-5)} />
      </Suspense>
    </Panel>
  );
}

function LogEnd({ run, onMore }: { run: Run; onMore: () => void }) {
  const lines = useLogs(run.id).data?.lines;
  if (!lines?.length) return null;
  return (
    <Panel title="End of the log" flush tools={<More onClick={onMore}>Whole log</More>}>
      <LogLines lines={lines.slice(-TAIL)} />
    </Panel>
  );
}

/** The first charts of the run, the best known ones before all; a script's own keys where it has none of these. */
export function leadCharts(names: string[]): ChartPlan[] {
  const all = planCharts(names).flatMap((group) => group.charts);
  const known = CHARTS.map((title) => all.find((plan) => plan.title === title)).filter((plan) => plan !== undefined);
  return known.length > 0 ? known : all.slice(0, 4);
}
