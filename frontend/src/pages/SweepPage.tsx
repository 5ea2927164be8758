/** One sweep: what was varied, how far it is, the best so far, its runs over what was varied. */
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPlayerStop } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { Sweep } from "../api/types";
import { RunsTable } from "../features/runs/RunsTable";
import { SpacePanel } from "../features/sweeps/SpacePanel";
import { SpacePlot } from "../features/sweeps/SpacePlot";
import styles from "../features/sweeps/Sweeps.module.css";
import { MOST_RUNS } from "../lib/comparesearch";
import { isStoppable } from "../lib/runs";
import { bestFirst } from "../lib/sweeps";
import { useCancelSweep, useSweep } from "../queries/sweeps";
import { PageHead } from "../ui/PageHead";
import { TableSkeleton } from "../ui/TableSkeleton";
import { Trouble } from "../ui/Trouble";

const route = getRouteApi("/sweeps/$id");

export function SweepPage() {
  const { id } = route.useParams();
  const { brush } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useSweep(id);
  if (query.error && !query.data) return <Trouble error={query.error} retry={query.refetch} />;
  if (!query.data) return <TableSkeleton rows={8} />;
  const sweep = query.data;
  return (
    <>
      <PageHead title={sweep.name} about={`${sweep.runs.length} runs from one spec`}>
        <CompareButton sweep={sweep} />
        <StopButton sweep={sweep} />
      </PageHead>
      <div className={styles.page}>
        <SpacePanel sweep={sweep} />
        {sweep.runs.length > 1 && (
          <SpacePlot
            sweep={sweep}
            brush={brush}
            onBrush={(next) => navigate({ search: { brush: next }, replace: true, resetScroll: false })}
          />
        )}
        <RunsTable label={`Runs of ${sweep.name}`} runs={sweep.runs} maxHeight="calc(100dvh - 190px)" />
      </div>
    </>
  );
}

function CompareButton({ sweep }: { sweep: Sweep }) {
  if (sweep.runs.length < 2) return null;
  const runs = bestFirst(sweep.runs, MOST_RUNS).map((run) => run.id);
  return (
    <Button variant="default" renderRoot={(props) => <Link to="/compare" search={{ runs: runs.join() }} {...props} />}>
      {runs.length < sweep.runs.length ? `Compare the best ${runs.length}` : "Compare"}
    </Button>
  );
}

function StopButton({ sweep }: { sweep: Sweep }) {
  const cancel = useCancelSweep();
  if (!sweep.runs.some(isStoppable)) return null;
  const stop = () =>
    cancel.mutate(sweep.id, {
      onError: (error) => notifications.show({ color: "red", title: "Not cancelled", message: error.message }),
    });
  return (
    <Button variant="default" leftSection={<IconPlayerStop size={14} />} loading={cancel.isPending} onClick={stop}>
      Cancel what has not ended
    </Button>
  );
}
