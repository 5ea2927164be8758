/** Queue and workers: what runs where, what waits in which order and for what, and who trains. */
import { getRouteApi } from "@tanstack/react-router";
import { QueuePanel } from "../features/workers/QueuePanel";
import { QueueTabs } from "../features/workers/QueueTabs";
import { WorkerList } from "../features/workers/WorkerList";
import styles from "../features/workers/Workers.module.css";
import { tally } from "../lib/fleet";
import { useQueues } from "../queries/queues";
import { useWorkers } from "../queries/workers";
import { Empty } from "../ui/Empty";
import { PageHead } from "../ui/PageHead";
import { TableSkeleton } from "../ui/TableSkeleton";
import { Trouble } from "../ui/Trouble";

const route = getRouteApi("/workers");

export function WorkersPage() {
  const { queue: wanted, silent } = route.useSearch();
  const queues = useQueues();
  const workers = useWorkers();
  const known = queues.data ?? [];
  const chosen = known.find((queue) => queue.name === wanted) ?? busiest(known);
  const error = queues.error ?? workers.error;
  return (
    <>
      <PageHead title="Queue and workers" about={workers.data ? summary(workers.data) : "\u00a0"} />
      {error && !(queues.data && workers.data) && (
        <Trouble
          error={error}
          retry={() => {
            queues.refetch();
            workers.refetch();
          }}
        />
      )}
      {(queues.isPending || workers.isPending) && <TableSkeleton rows={6} />}
      {wanted && queues.data && !known.some((queue) => queue.name === wanted) && (
        <p className="soft">There is no queue {wanted}: no run waits in it and no worker serves it.</p>
      )}
      <div className={styles.page}>
        <QueueTabs queues={known} chosen={chosen?.name} />
        {chosen && <QueuePanel key={chosen.name} name={chosen.name} />}
        {workers.data && workers.data.length > 0 && <WorkerList workers={workers.data} everySilent={silent ?? false} />}
        {workers.data?.length === 0 && (
          <div className="paper">
            <Empty title="No worker has reported" command="distillboard worker">
              Runs stay queued until one does. distillboard up starts one on this machine; on another one, with
              DISTILLBOARD_URL and DISTILLBOARD_REDIS_URL set:
            </Empty>
          </div>
        )}
      </div>
    </>
  );
}

/** The queue in which most happens: the one that is shown when the address names none. */
function busiest<Q extends { waiting: number; running: number }>(queues: Q[]): Q | undefined {
  return [...queues].sort((a, b) => b.waiting - a.waiting || b.running - a.running)[0];
}

function summary(workers: Parameters<typeof tally>[0]): string {
  const { there, slots, busy } = tally(workers);
  return `${there} ${there === 1 ? "worker" : "workers"} · ${busy} of ${slots} ${slots === 1 ? "slot" : "slots"} busy`;
}
