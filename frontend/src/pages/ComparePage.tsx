/** Two to fifty runs side by side: curves, numbers, specs, trade-offs, the same image. */
import { Button, Skeleton, Tabs } from "@mantine/core";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Suspense, useCallback, useMemo } from "react";
import { AddRun } from "../features/compare/AddRun";
import { RunStrip } from "../features/compare/RunStrip";
import { useLooks } from "../features/compare/view";
import { COMPARE_TABS, type CompareSearch, type CompareTab, idsOf } from "../lib/comparesearch";
import { useFollowAll } from "../live/context";
import { useComparedRuns, useDifferences } from "../queries/compare";
import { Empty } from "../ui/Empty";
import { lazyPart } from "../ui/lazyPart";
import { PageHead } from "../ui/PageHead";
import { Trouble } from "../ui/Trouble";

const readCurves = () => import("../features/compare/CurvesView");
/** Read with the page, while the runs are: most comparisons begin with curves. */
readCurves().catch(() => {});
const CurvesView = lazyPart(readCurves, "CurvesView");
const TableView = lazyPart(() => import("../features/compare/TableView"), "TableView");
const TradeoffView = lazyPart(() => import("../features/compare/TradeoffView"), "TradeoffView");
const ImagesView = lazyPart(() => import("../features/compare/ImagesView"), "ImagesView");

const route = getRouteApi("/compare");

const NAMES: Record<CompareTab, string> = {
  curves: "Curves",
  table: "Numbers and specs",
  tradeoff: "Trade-offs",
  images: "Same image",
};

export function ComparePage() {
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/compare" });
  const change = useCallback(
    (part: Partial<CompareSearch>) =>
      navigate({ search: (old) => ({ ...old, ...part }), replace: true, resetScroll: false }),
    [navigate],
  );
  const named = search.runs ?? "";
  const ids = useMemo(() => idsOf(named), [named]);
  const setIds = (next: string[]) =>
    navigate({ search: (old) => ({ ...old, runs: next.join() || undefined }), resetScroll: false });
  const add = (id: string) => setIds([...ids, id]);
  return (
    <>
      <PageHead title="Compare" about={ids.length === 1 ? "1 run" : `${ids.length} runs`}>
        <AddRun ids={ids} onAdd={add} />
      </PageHead>
      {ids.length > 0 ? <Compared ids={ids} search={search} onSearch={change} onIds={setIds} /> : <NothingToCompare />}
    </>
  );
}

interface ComparedProps {
  ids: string[];
  search: CompareSearch;
  onSearch: (change: Partial<CompareSearch>) => void;
  onIds: (ids: string[]) => void;
}

function Compared({ ids, search, onSearch, onIds }: ComparedProps) {
  const { runs, missing, error, pending } = useComparedRuns(ids);
  const known = runs.map((run) => run.id);
  const diff = useDifferences(pending ? [] : known);
  const looks = useLooks(ids);
  const hidden = useMemo(() => new Set(idsOf(search.hide)), [search.hide]);
  useFollowAll(runs.filter((run) => run.ended === null).map((run) => run.id));
  const without = (gone: string[]) => onIds(ids.filter((id) => !gone.includes(id)));
  const toggle = (id: string) => {
    const next = new Set(hidden);
    if (!next.delete(id)) next.add(id);
    onSearch({ hide: [...next].join() || undefined });
  };
  const open = (tab: string | null) => onSearch({ tab: tab === "curves" ? undefined : (tab as CompareTab) });
  if (error && runs.length === 0) return <Trouble error={error} />;
  if (runs.length === 0 && pending) return <Skeleton height={420} radius={6} aria-busy="true" />;
  return (
    <>
      {missing.length > 0 && <Missing ids={missing} onDrop={() => without(missing)} />}
      <RunStrip
        runs={runs}
        hidden={hidden}
        looks={looks}
        onToggle={toggle}
        onFirst={(id) => onIds([id, ...ids.filter((other) => other !== id)])}
        onRemove={(id) => without([id])}
      />
      {runs.length > 0 && (
        <Tabs value={search.tab ?? "curves"} onChange={open} keepMounted={false}>
          <Tabs.List mb="sm">
            {COMPARE_TABS.map((tab) => (
              <Tabs.Tab key={tab} value={tab}>
                {NAMES[tab]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {diff.error && !diff.data && <Trouble error={diff.error} retry={diff.refetch} />}
          <Suspense fallback={<Skeleton height={420} radius={6} />}>
            <Tabs.Panel value="curves">
              <CurvesView runs={runs} hidden={hidden} looks={looks} search={search} onSearch={onSearch} />
            </Tabs.Panel>
            <Tabs.Panel value="table">
              <TableView runs={runs} diff={diff.data} looks={looks} search={search} onSearch={onSearch} />
            </Tabs.Panel>
            <Tabs.Panel value="tradeoff">
              <TradeoffView runs={runs} diff={diff.data} looks={looks} search={search} onSearch={onSearch} />
            </Tabs.Panel>
            <Tabs.Panel value="images">
              <ImagesView runs={runs} looks={looks} search={search} onSearch={onSearch} />
            </Tabs.Panel>
          </Suspense>
        </Tabs>
      )}
    </>
  );
}

function Missing({ ids, onDrop }: { ids: string[]; onDrop: () => void }) {
  return (
    <p role="status">
      {ids.length === 1 ? `There is no run ${ids[0]} any more.` : `There are no runs ${ids.join(", ")} any more.`}{" "}
      <Button variant="default" size="compact-xs" onClick={onDrop}>
        Take {ids.length === 1 ? "it" : "them"} out of the address
      </Button>
    </p>
  );
}

function NothingToCompare() {
  return (
    <div className="paper">
      <Empty
        title="No runs chosen yet"
        action={
          <Button variant="default" renderRoot={(props) => <Link to="/" {...props} />}>
            Choose runs in the list
          </Button>
        }
      >
        Add runs by name above, or select rows of the run list. Two to fifty runs stand side by side; the address keeps
        everything, so a link shows a colleague the same view.
      </Empty>
    </div>
  );
}
