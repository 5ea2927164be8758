/** Every curve of a run, in groups. */
import { Skeleton } from "@mantine/core";
import { useMemo } from "react";
import type { Run } from "../../api/types";
import type { CurveSet } from "../../lib/curves";
import { planCharts, termGrid } from "../../lib/groups";
import type { RunSearch } from "../../lib/search";
import { Empty } from "../../ui/Empty";
import { CurveChart } from "./CurveChart";
import { CurveControls } from "./CurveControls";
import styles from "./Curves.module.css";
import { FgdPanel } from "./FgdPanel";
import { teacherReference } from "./references";
import type { CurveView } from "./view";

interface CurvesTabProps {
  run: Run;
  set: CurveSet | undefined;
  view: CurveView;
  search: RunSearch;
  onSearch: (change: Partial<RunSearch>) => void;
}

export function CurvesTab({ run, set, view, search, onSearch }: CurvesTabProps) {
  const names = set ? [...set.curves.keys()].join("\n") : "";
  const { groups, grid } = useMemo(() => {
    const known = names === "" ? [] : names.split("\n");
    return { groups: planCharts(known), grid: termGrid(known) };
  }, [names]);
  const controls = <CurveControls search={search} epochs={view.stepsPerEpoch !== null} onChange={onSearch} />;
  if (!set) return <CurvesSkeleton />;
  if (groups.length === 0) return <NoCurves run={run} />;
  return (
    <>
      {controls}
      {groups.map((group) => (
        <section key={group.name} aria-label={group.name}>
          <h2 className={styles.group}>{group.name}</h2>
          <div className={styles.grid}>
            {group.charts.map((plan) => (
              <CurveChart
                key={plan.keys.join()}
                plan={plan}
                set={set}
                view={view}
                references={plan.title === "mAP" ? teacherReference(run) : undefined}
              />
            ))}
          </div>
          {group.name === "Loss" && grid.levels.length > 0 && <FgdPanel grid={grid} set={set} view={view} />}
        </section>
      ))}
    </>
  );
}

function NoCurves({ run }: { run: Run }) {
  if (run.spec.engine === "external")
    return (
      <div className="paper">
        <Empty title="No points yet" command={`POST /api/v1/runs/${run.id}/events`}>
          This run is reported by a script of yours. Send it batches of events, or add Distillboard's visualisation
          backend to your MMEngine config.
        </Empty>
      </div>
    );
  return (
    <div className="paper">
      <Empty title="No points yet">Curves appear with the first training steps, and grow by themselves.</Empty>
    </div>
  );
}

function CurvesSkeleton() {
  return (
    <div className={styles.grid} aria-busy="true">
      {Array.from({ length: 6 }, (_, index) => (
        <Skeleton key={index} height={250} radius={6} />
      ))}
    </div>
  );
}
