/** One queue: whether it hands out runs, what runs where, and its line. */
import { Button } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import type { QueueDetail } from "../../api/types";
import { trainings } from "../../lib/line";
import { usePauseQueue, useQueue } from "../../queries/queues";
import { useMay } from "../../queries/session";
import { complain } from "../../ui/complain";
import { Moment } from "../../ui/Moment";
import { Panel } from "../../ui/Panel";
import { TableSkeleton } from "../../ui/TableSkeleton";
import { Trouble } from "../../ui/Trouble";
import { RunningTable } from "./RunningTable";
import { WaitingLine } from "./WaitingLine";
import styles from "./Workers.module.css";

export function QueuePanel({ name }: { name: string }) {
  const query = useQueue(name);
  const queue = query.data;
  if (query.error && !queue) return <Trouble error={query.error} retry={query.refetch} />;
  if (!queue) return <TableSkeleton rows={5} />;
  const examined = queue.line.length - trainings(queue.line).length;
  return (
    <Panel title={`Queue ${name}`} flush tools={<QueueTools queue={queue} />}>
      {queue.paused && (
        <p className={styles.notice} role="status">
          Paused {queue.paused_since && <Moment at={queue.paused_since} />}: it hands out nothing until it is resumed.
          What runs goes on.
        </p>
      )}
      {queue.active.length > 0 && <RunningTable queue={name} runs={queue.active} />}
      {queue.active.length === 0 && <p className={styles.none}>Nothing runs.</p>}
      <WaitingLine queue={queue} />
      {examined > 0 && (
        <p className={styles.none}>
          {examined === 1 ? "1 pre-flight waits" : `${examined} pre-flights wait`} in a line of their own.
        </p>
      )}
    </Panel>
  );
}

function QueueTools({ queue }: { queue: QueueDetail }) {
  const pause = usePauseQueue();
  const mayPause = useMay("admin");
  const served =
    queue.workers.length === 0 ? "no worker serves it" : `served by ${queue.workers.slice(0, 3).join(", ")}`;
  const more = queue.workers.length > 3 ? ` and ${queue.workers.length - 3} more` : "";
  const turn = () =>
    pause.mutate({ queue: queue.name, pause: !queue.paused }, { onError: complain("The queue stays as it was") });
  return (
    <>
      <span className="soft">
        {queue.running} running · {queue.waiting} waiting
        {queue.held > 0 && ` · ${queue.held} held`} · {served}
        {more}
      </span>
      {mayPause && (
        <Button
          variant="default"
          size="compact-xs"
          leftSection={queue.paused ? <IconPlayerPlay size={13} /> : <IconPlayerPause size={13} />}
          loading={pause.isPending}
          onClick={turn}
        >
          {queue.paused ? "Resume queue" : "Pause queue"}
        </Button>
      )}
    </>
  );
}
