/** How good the student is: COCO metrics over the evaluations, and class by class. */
import { Skeleton } from "@mantine/core";
import type { Run } from "../../api/types";
import type { CurveSet } from "../../lib/curves";
import { classRows } from "../../lib/evaluations";
import { planCharts } from "../../lib/groups";
import { useEvaluations } from "../../queries/metrics";
import { Empty } from "../../ui/Empty";
import { Panel } from "../../ui/Panel";
import { Trouble } from "../../ui/Trouble";
import { ClassTable } from "./ClassTable";
import { CurveChart } from "./CurveChart";
import styles from "./Curves.module.css";
import { EvaluationTable } from "./EvaluationTable";
import { teacherReference } from "./references";
import type { CurveView } from "./view";

interface EvaluationTabProps {
  run: Run;
  set: CurveSet | undefined;
  view: CurveView;
}

export function EvaluationTab({ run, set, view }: EvaluationTabProps) {
  const query = useEvaluations(run.id);
  if (query.error && !query.data) return <Trouble error={query.error} retry={query.refetch} />;
  if (!query.data || !set) return <Skeleton height={420} radius={6} aria-busy="true" />;
  const rows = query.data.evaluations;
  if (rows.length === 0)
    return (
      <div className="paper">
        <Empty title="Not evaluated yet">
          The student is measured on val after every few epochs; the first table appears then.
        </Empty>
      </div>
    );
  const plans = planCharts([...set.curves.keys()]).find((group) => group.name === "Validation")?.charts ?? [];
  const classes = classRows(rows);
  return (
    <div className={styles.main}>
      <div className={styles.grid}>
        {plans
          .filter((plan) => plan.title !== "AP by class")
          .map((plan) => (
            <CurveChart
              key={plan.title}
              plan={plan}
              set={set}
              view={view}
              references={plan.title === "mAP" ? teacherReference(run) : undefined}
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
        {classes.length > 0 && (
          <Panel
            title="Classes"
            flush
            about="Box AP of each class, averaged over IoU 0.50 to 0.95, at the last evaluation."
          >
            <ClassTable rows={classes} />
          </Panel>
        )}
      </div>
    </div>
  );
}
