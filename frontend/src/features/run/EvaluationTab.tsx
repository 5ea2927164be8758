/** How good the student is: COCO metrics over the evaluations, and class by class. */
import { Skeleton } from "@mantine/core";
import { useMemo } from "react";
import type { Run } from "../../api/types";
import type { CurveSet } from "../../lib/curves";
import { classRows } from "../../lib/evaluations";
import { planCharts } from "../../lib/groups";
import type { RunSearch } from "../../lib/search";
import { useClasses, useEvaluations } from "../../queries/metrics";
import { Empty } from "../../ui/Empty";
import { Panel } from "../../ui/Panel";
import { Trouble } from "../../ui/Trouble";
import { ClassTable } from "./ClassTable";
import { CurveChart } from "./CurveChart";
import styles from "./Curves.module.css";
import { EvaluationTable } from "./EvaluationTable";
import { useMapReferences } from "./references";
import { useKeys, useRunCurves } from "./useRunCurves";
import type { Change, CurveView } from "./view";

interface EvaluationTabProps {
  run: Run;
  lead: CurveSet | undefined;
  view: CurveView;
  search: RunSearch;
  onSearch: Change;
}

export function EvaluationTab({ run, lead, view, search, onSearch }: EvaluationTabProps) {
  const query = useEvaluations(run.id);
  const names = useKeys(run, lead);
  const plans = useMemo(() => plansOf(names), [names]);
  const wanted = useMemo(() => plans.flatMap((plan) => plan.keys), [plans]);
  const set = useRunCurves(run, view, wanted);
  const { references, beside } = useMapReferences(run, view);
  if (query.error && !query.data) return <Trouble error={query.error} retry={query.refetch} />;
  if (!query.data || (!set && wanted.length > 0)) return <Skeleton height={420} radius={6} aria-busy="true" />;
  const rows = query.data.evaluations;
  if (rows.length === 0)
    return (
      <div className="paper">
        <Empty title="Not evaluated yet">
          The student is measured on val after every few epochs; the first table appears then.
        </Empty>
      </div>
    );
  return (
    <div className={styles.main}>
      <div className={styles.grid}>
        {set &&
          plans.map((plan) => (
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
      <div className={styles.tables}>
        <Panel
          title="Evaluations"
          flush
          about="COCO metrics on the val split, in points (0 to 100). The best of each column is bold."
        >
          <EvaluationTable rows={rows} />
        </Panel>
        <Classes run={run} search={search} onSearch={onSearch} />
      </div>
    </div>
  );
}

function Classes({ run, search, onSearch }: Pick<EvaluationTabProps, "run" | "search" | "onSearch">) {
  const rows = useEvaluations(run.id).data?.evaluations;
  const beside = useClasses(run.id).data;
  const classes = useMemo(() => classRows(rows ?? [], beside?.rows), [rows, beside]);
  if (classes.length === 0) return null;
  return (
    <Panel title="Classes" flush about="Box AP of each class, averaged over IoU 0.50 to 0.95, at the last evaluation.">
      <ClassTable
        rows={classes}
        control={beside?.rows.some((row) => row.delta_control !== null) ?? false}
        teacher={beside?.rows.some((row) => row.delta_teacher !== null) ?? false}
        sort={search.sort}
        onSort={(sort) => onSearch({ sort })}
      />
    </Panel>
  );
}

function plansOf(names: string[]) {
  const charts = planCharts(names).find((group) => group.name === "Validation")?.charts ?? [];
  return charts.filter((plan) => plan.title !== "AP by class");
}
