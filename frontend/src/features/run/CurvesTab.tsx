/** Every curve of a run, in groups; of thousands those that are searched for, page by page. */
import { Pagination, Skeleton, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useMemo } from "react";
import type { Run } from "../../api/types";
import { findCharts, PAGE_CHARTS, pageOf } from "../../lib/chartpages";
import type { CurveSet } from "../../lib/curves";
import { type ChartGroup, planCharts, TERMS, termGrid, termKey } from "../../lib/groups";
import type { RunSearch } from "../../lib/search";
import { Empty } from "../../ui/Empty";
import { CurveChart } from "./CurveChart";
import { CurveControls } from "./CurveControls";
import styles from "./Curves.module.css";
import { FgdPanel } from "./FgdPanel";
import { useMapReferences } from "./references";
import { useKeys, useRunCurves } from "./useRunCurves";
import type { Change, CurveView } from "./view";

interface CurvesTabProps {
  run: Run;
  /** What is known of the curves so far. */
  lead: CurveSet | undefined;
  view: CurveView;
  search: RunSearch;
  onSearch: Change;
}

export function CurvesTab({ run, lead, view, search, onSearch }: CurvesTabProps) {
  const names = useKeys(run, lead);
  const { groups, grid } = useMemo(() => ({ groups: planCharts(names), grid: termGrid(names) }), [names]);
  const shown = useMemo(
    () => pageOf(findCharts(groups, search.metric), search.page),
    [groups, search.metric, search.page],
  );
  const wanted = useMemo(() => {
    const drawn = shown.groups.flatMap((group) => group.charts.flatMap((chart) => chart.keys));
    return [...drawn, ...grid.levels.flatMap((level) => TERMS.map((term) => termKey(level, term)))];
  }, [shown, grid]);
  const set = useRunCurves(run, view, wanted);
  const finder = useMemo(
    () => <FindCharts search={search} found={shown.found} onSearch={onSearch} />,
    [search, shown.found, onSearch],
  );
  if (!lead && names.length === 0) return <CurvesSkeleton />;
  if (names.length === 0) return <NoCurves run={run} />;
  return (
    <>
      <CurveControls search={search} view={view} onChange={onSearch}>
        {finder}
      </CurveControls>
      {set ? (
        shown.groups.map((group) => (
          <Group key={group.name} run={run} group={group} set={set} view={view}>
            {group.name === "Loss" && grid.levels.length > 0 && (
              <FgdPanel run={run} grid={grid} set={set} view={view} mode={search.terms ?? "raw"} onChange={onSearch} />
            )}
          </Group>
        ))
      ) : (
        <CurvesSkeleton />
      )}
      {shown.found === 0 && (
        <div className="paper">
          <Empty title="No such metric">No chart of this run has these words in its name or among its metrics.</Empty>
        </div>
      )}
      {shown.pages > 1 && (
        <Pagination
          mt="md"
          size="sm"
          total={shown.pages}
          value={shown.page}
          onChange={(page) => onSearch({ page: page > 1 ? page : undefined })}
          getItemProps={(page) => ({ "aria-label": `Charts ${(page - 1) * PAGE_CHARTS + 1} and on` })}
          getControlProps={(control) => ({ "aria-label": `${control} page of charts` })}
        />
      )}
    </>
  );
}

interface GroupProps {
  run: Run;
  group: ChartGroup;
  set: CurveSet;
  view: CurveView;
  children: React.ReactNode;
}

function Group({ run, group, set, view, children }: GroupProps) {
  const { references, beside } = useMapReferences(run, view);
  return (
    <section aria-label={group.name}>
      <h2 className={styles.group}>{group.name}</h2>
      <div className={styles.grid}>
        {group.charts.map((plan) => (
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
      {children}
    </section>
  );
}

interface FindChartsProps {
  search: RunSearch;
  found: number;
  onSearch: Change;
}

function FindCharts({ search, found, onSearch }: FindChartsProps) {
  return (
    <div className={styles.finder}>
      <TextInput
        aria-label="Find a metric"
        placeholder="Find a metric"
        size="xs"
        w={190}
        leftSection={<IconSearch size={13} />}
        value={search.metric ?? ""}
        onChange={(event) => onSearch({ metric: event.currentTarget.value || undefined, page: undefined })}
      />
      <span className="soft" role="status">
        {found === 1 ? "1 chart" : `${found} charts`}
      </span>
    </div>
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
