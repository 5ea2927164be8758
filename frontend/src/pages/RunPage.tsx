/** One run: what it is doing, and everything it reported. */
import { Skeleton, Stack, Tabs } from "@mantine/core";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Suspense, useCallback, useMemo } from "react";
import { ApiError } from "../api/client";
import type { Run } from "../api/types";
import { leadCharts, OverviewTab } from "../features/run/OverviewTab";
import { RunHead } from "../features/run/RunHead";
import { askedOf, useKeys } from "../features/run/useRunCurves";
import { useCurveView } from "../features/run/view";
import { methodColour } from "../lib/colours";
import { methodOf } from "../lib/runs";
import { RUN_TABS, type RunSearch, type RunTab } from "../lib/search";
import { useFollow } from "../live/context";
import { useCurves } from "../queries/metrics";
import { useRun } from "../queries/runs";
import { lazyPart } from "../ui/lazyPart";
import { useTitle } from "../ui/PageHead";
import { Trouble } from "../ui/Trouble";

const CurvesTab = lazyPart(() => import("../features/run/CurvesTab"), "CurvesTab");
const EvaluationTab = lazyPart(() => import("../features/run/EvaluationTab"), "EvaluationTab");
const MapsPanel = lazyPart(() => import("../features/maps/MapsPanel"), "MapsPanel");
const LogTab = lazyPart(() => import("../features/run/LogTab"), "LogTab");
const SystemTab = lazyPart(() => import("../features/run/SystemTab"), "SystemTab");
const TimelineTab = lazyPart(() => import("../features/run/TimelineTab"), "TimelineTab");
const SpecTab = lazyPart(() => import("../features/run/SpecTab"), "SpecTab");
const PinPanel = lazyPart(() => import("../features/run/PinPanel"), "PinPanel");
const FilesTab = lazyPart(() => import("../features/run/FilesTab"), "FilesTab");

const route = getRouteApi("/runs/$id");

const NAMES: Record<RunTab, string> = {
  overview: "Overview",
  curves: "Curves",
  evaluation: "Evaluation",
  maps: "Maps",
  log: "Log",
  system: "System",
  timeline: "Timeline",
  spec: "Spec",
  files: "Files",
};

const TAB_LIST = (
  <Tabs.List mb="sm">
    {RUN_TABS.map((tab) => (
      <Tabs.Tab key={tab} value={tab}>
        {NAMES[tab]}
      </Tabs.Tab>
    ))}
  </Tabs.List>
);

export function RunPage() {
  const { id } = route.useParams();
  const query = useRun(id);
  useTitle(query.data?.name ?? "Run");
  const gone = query.error instanceof ApiError && query.error.status === 404;
  if (query.data) return <LoadedRun key={id} run={query.data} gone={gone} />;
  if (query.error) return <Trouble error={query.error} retry={query.refetch} />;
  return (
    <Stack gap="sm" aria-busy="true">
      <Skeleton height={24} width={260} />
      <Skeleton height={42} />
      <Skeleton height={420} />
    </Stack>
  );
}

function LoadedRun({ run, gone }: { run: Run; gone: boolean }) {
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/runs/$id" });
  useFollow(run.id);
  const known = useKeys(run, undefined);
  const leading = useMemo(() => leadCharts(known).flatMap((plan) => plan.keys), [known]);
  const curves = useCurves(run.id, askedOf(run, leading));
  const change = useCallback(
    (part: Partial<RunSearch>) => {
      navigate({ search: (old) => ({ ...old, ...part }), replace: true, resetScroll: false });
    },
    [navigate],
  );
  const view = useCurveView(run, curves.data, search, methodColour(methodOf(run)), change);
  const open = (tab: string | null) =>
    navigate({
      search: (old) => ({ ...old, tab: tab === "overview" ? undefined : (tab as RunTab) }),
      resetScroll: false,
    });
  return (
    <>
      <RunHead run={run} gone={gone} />
      <Tabs value={search.tab ?? "overview"} onChange={open}>
        {TAB_LIST}
        {curves.error && !curves.data && <Trouble error={curves.error} retry={curves.refetch} />}
        <Suspense fallback={<Skeleton height={420} radius={6} />}>
          <Tabs.Panel value="overview">
            <OverviewTab run={run} lead={curves.data} view={view} onTab={open} />
          </Tabs.Panel>
          <Tabs.Panel value="curves">
            <CurvesTab run={run} lead={curves.data} view={view} search={search} onSearch={change} />
          </Tabs.Panel>
          <Tabs.Panel value="evaluation">
            <EvaluationTab run={run} lead={curves.data} view={view} search={search} onSearch={change} />
          </Tabs.Panel>
          <Tabs.Panel value="maps">
            <MapsPanel run={run} search={search} onSearch={change} />
          </Tabs.Panel>
          <Tabs.Panel value="log">
            <LogTab run={run} search={search} onSearch={change} />
          </Tabs.Panel>
          <Tabs.Panel value="system">
            <SystemTab run={run} lead={curves.data} view={view} search={search} onSearch={change} />
          </Tabs.Panel>
          <Tabs.Panel value="timeline">
            <TimelineTab run={run} view={view} />
          </Tabs.Panel>
          <Tabs.Panel value="spec">
            <SpecTab run={run} />
          </Tabs.Panel>
          <Tabs.Panel value="files">
            <FilesTab run={run} file={search.file} />
          </Tabs.Panel>
        </Suspense>
        <Suspense>
          {search.pin !== undefined && <PinPanel run={run} set={curves.data} pin={search.pin} onSearch={change} />}
        </Suspense>
      </Tabs>
    </>
  );
}
