/** The runs in numbers, and what differs between their specs. */
import { SegmentedControl, Skeleton } from "@mantine/core";
import { useMemo } from "react";
import type { Run, RunsDiff } from "../../api/types";
import type { CompareSearch } from "../../lib/comparesearch";
import { metricQuantity, quantitiesOf, usualMetrics } from "../../lib/quantities";
import { Panel } from "../../ui/Panel";
import styles from "./Compare.module.css";
import { MetricTable } from "./MetricTable";
import { SpecDiff } from "./SpecDiff";
import type { Looks } from "./view";

interface TableViewProps {
  runs: Run[];
  diff: RunsDiff | undefined;
  looks: Looks;
  search: CompareSearch;
  onSearch: (change: Partial<CompareSearch>) => void;
}

const COSTS = new Set(["fact:student/parameters", "fact:student/flops", "fact:student/latency_ms", "run:duration"]);

export function TableView({ runs, diff, looks, search, onSearch }: TableViewProps) {
  const value = search.value ?? "best";
  const quantities = useMemo(() => {
    const compared = diff?.metrics ?? [];
    const keys =
      compared.length > 0 ? compared.map((metric) => metric.key) : usualMetrics(Object.keys(runs[0]?.summary ?? {}));
    const better = new Map(compared.map((metric) => [metric.key, metric.better ?? undefined]));
    const metrics = keys.map((key) => metricQuantity(key, better.get(key), value));
    const costs = quantitiesOf(runs, compared, value).filter((quantity) => COSTS.has(quantity.id));
    return [...metrics, ...costs].filter((quantity) => runs.some((run) => quantity.of(run) !== null));
  }, [runs, diff, value]);
  return (
    <div className={styles.stack}>
      <Panel
        title="Numbers"
        flush
        about="The best of each column is bold and underlined, where one way is known to be better."
        tools={
          <SegmentedControl
            size="xs"
            aria-label="Which value of a metric"
            value={value}
            onChange={(next) => onSearch({ value: next === "last" ? "last" : undefined })}
            data={[
              { value: "best", label: "Best" },
              { value: "last", label: "Last" },
            ]}
          />
        }
      >
        <MetricTable
          label="Numbers"
          runs={runs}
          looks={looks}
          quantities={quantities}
          sort={search.sort}
          onSort={(sort) => onSearch({ sort })}
        />
      </Panel>
      {diff ? <SpecDiff diff={diff} looks={looks} /> : runs.length > 1 && <Skeleton height={200} radius={6} />}
    </div>
  );
}
