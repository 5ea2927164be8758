/** One sweep: what was varied, its runs, the best so far. */
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPlayerStop } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { Sweep } from "../api/types";
import { RunsTable } from "../features/runs/RunsTable";
import { formatPoints } from "../lib/numbers";
import { bestOf, isStoppable, MAP } from "../lib/runs";
import { bestRun, gridLines, tally } from "../lib/sweeps";
import { useCancelSweep, useSweep } from "../queries/sweeps";
import { PageHead } from "../ui/PageHead";
import { TableSkeleton } from "../ui/TableSkeleton";
import { Trouble } from "../ui/Trouble";

const route = getRouteApi("/sweeps/$id");

export function SweepPage() {
  const { id } = route.useParams();
  const query = useSweep(id);
  if (query.error && !query.data) return <Trouble error={query.error} retry={query.refetch} />;
  if (!query.data) return <TableSkeleton rows={8} />;
  const sweep = query.data;
  return (
    <>
      <PageHead title={sweep.name} about={gridLines(sweep).join(" · ")}>
        <StopButton sweep={sweep} />
      </PageHead>
      <p>
        {tally(sweep.runs)}
        <Best sweep={sweep} />
      </p>
      <RunsTable label={`Runs of ${sweep.name}`} runs={sweep.runs} maxHeight="calc(100dvh - 190px)" />
    </>
  );
}

function Best({ sweep }: { sweep: Sweep }) {
  const best = bestRun(sweep.runs);
  if (!best) return null;
  return (
    <>
      {" · best mAP so far "}
      <strong>{formatPoints(bestOf(best, MAP))} %</strong>
      {" by "}
      <Link to="/runs/$id" params={{ id: best.id }}>
        {best.name}
      </Link>
    </>
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
