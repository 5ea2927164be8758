/** The curves of all compared runs, metric by metric. */
import { useDebouncedCallback } from "@mantine/hooks";
import { useCallback, useMemo, useState } from "react";
import type { Run } from "../../api/types";
import type { Range } from "../../charts/options";
import type { CompareSearch } from "../../lib/comparesearch";
import { knownMetrics, usualMetrics } from "../../lib/quantities";
import { Empty } from "../../ui/Empty";
import styles from "./Compare.module.css";
import { CurveTools } from "./CurveTools";
import { OverlayChart } from "./OverlayChart";
import { type Looks, useCompareView } from "./view";

interface CurvesViewProps {
  runs: Run[];
  hidden: ReadonlySet<string>;
  looks: Looks;
  search: CompareSearch;
  onSearch: (change: Partial<CompareSearch>) => void;
}

const PAUSE_MS = 120;

export function CurvesView({ runs, hidden, looks, search, onSearch }: CurvesViewProps) {
  const [smooth, setSmooth] = useSettling(search.smooth, (next) => onSearch({ smooth: next }));
  const view = useCompareView({ ...search, smooth });
  const ids = useStable(runs.map((run) => run.id).join(), (named) => named.split(","));
  const metrics = useStable(knownMetrics(runs).join("\n"), (named) => (named === "" ? [] : named.split("\n")));
  const usual = useMemo(() => usualMetrics(metrics), [metrics]);
  const drawn = search.keys ?? usual;
  const names = runs.map((run) => `${run.id} ${run.name}`).join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: charts need the names; progress must not draw them again
  const shown = useMemo(() => runs.filter((run) => !hidden.has(run.id)), [names, hidden]);
  const zoom = useCallback((range: Range | undefined) => onSearch({ from: range?.[0], to: range?.[1] }), [onSearch]);
  if (metrics.length === 0)
    return (
      <div className="paper">
        <Empty title="No points yet">Curves appear when one of these runs reports its first ones.</Empty>
      </div>
    );
  return (
    <>
      <CurveTools
        search={{ ...search, smooth }}
        range={view.range}
        known={metrics}
        drawn={drawn}
        onChange={(change) => ("smooth" in change ? setSmooth(change.smooth) : onSearch(change))}
      />
      <div className={styles.grid}>
        {drawn.map((metric) => (
          <OverlayChart key={metric} metric={metric} shown={shown} ids={ids} looks={looks} view={view} onRange={zoom} />
        ))}
      </div>
    </>
  );
}

/** A list that stays the same object while its text does. */
function useStable(named: string, read: (named: string) => string[]): string[] {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `read` is one of two constant readers
  return useMemo(() => read(named), [named]);
}

/** A value that is shown at once and enters the address when it rests: browsers refuse many changes a second. */
function useSettling<T>(settled: T, settle: (value: T) => void): [T, (value: T) => void] {
  const [moving, setMoving] = useState<{ value: T } | null>(null);
  const rest = useDebouncedCallback((value: T) => {
    settle(value);
    setMoving(null);
  }, PAUSE_MS);
  const move = (value: T) => {
    setMoving({ value });
    rest(value);
  };
  return [moving ? moving.value : settled, move];
}
