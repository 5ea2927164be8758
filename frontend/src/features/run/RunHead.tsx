/** The top of a run's page: name, state, progress, time left, who trains it, what can be done. */
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconRefresh } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Run } from "../../api/types";
import { isRetryable, methodLabel, methodOf, shareOf, stepOf } from "../../lib/runs";
import { elapsed, formatDuration } from "../../lib/time";
import { workedSeconds } from "../../lib/timeline";
import { useAttempts } from "../../queries/attempts";
import { useRetryRun } from "../../queries/runs";
import { Meter } from "../../ui/Meter";
import { Moment } from "../../ui/Moment";
import { RoleMark } from "../../ui/RoleMark";
import { StateMark } from "../../ui/StateMark";
import { useNow } from "../../ui/useNow";
import { CloneButton } from "../newrun/CloneButton";
import { CancelButton } from "../runs/CancelButton";
import { NameEdit } from "./NameEdit";
import styles from "./RunHead.module.css";
import { RunNotices } from "./RunNotices";
import { TagsEdit } from "./TagsEdit";

export function RunHead({ run, gone }: { run: Run; gone: boolean }) {
  const share = shareOf(run);
  return (
    <header className={styles.head}>
      <div className={styles.first}>
        <NameEdit run={run} />
        <MethodMark run={run} />
        <TagsEdit run={run} />
        <div className={styles.actions}>
          {run.sweep && (
            <Button
              variant="default"
              renderRoot={(props) => <Link to="/sweeps/$id" params={{ id: run.sweep ?? "" }} {...props} />}
            >
              Sweep
            </Button>
          )}
          <CloneButton run={run} />
          {isRetryable(run) && <RetryButton run={run} />}
          <CancelButton run={run} />
        </div>
      </div>
      <dl className={styles.facts}>
        <Fact name="State">
          <StateMark run={run} />
        </Fact>
        <Fact name="Epoch">{ratio(Math.floor(run.progress.epoch), run.progress.total_epochs)}</Fact>
        <Fact name="Step">{ratio(stepOf(run), run.progress.total_steps)}</Fact>
        <TimeFacts run={run} />
        <Fact name="Attempt">{run.attempt || "–"}</Fact>
        <Fact name="Worker">{run.worker ?? "–"}</Fact>
        <CostFact run={run} />
        <Fact name="Created">
          <Moment at={run.created} />
        </Fact>
      </dl>
      {run.ended === null && <Meter share={share ?? 0} label="Progress of the run" quiet={run.state !== "running"} />}
      <RunNotices run={run} gone={gone} />
    </header>
  );
}

function MethodMark({ run }: { run: Run }) {
  const method = methodOf(run);
  if (method === null) return <span className="soft">{methodLabel(null)}</span>;
  return <RoleMark of={method === "none" ? "control" : "student"}>{methodLabel(method)}</RoleMark>;
}

function TimeFacts({ run }: { run: Run }) {
  const now = useNow();
  return (
    <>
      <Fact name="Duration">{formatDuration(elapsed(run, now))}</Fact>
      <Fact name="Time left">{run.state === "running" ? formatDuration(run.progress.eta_seconds) : "–"}</Fact>
    </>
  );
}

/** What machines spent on the run so far: the wall time of all its attempts, times its GPUs where it has some. */
function CostFact({ run }: { run: Run }) {
  const now = useNow();
  const attempts = useAttempts(run.id, `${run.attempt} ${run.state}`).data;
  if (!attempts?.length) return null;
  const gpu = run.facts["device/kind"] === "cuda";
  const gpus = run.spec.engine === "mmdet" ? Math.max(1, run.spec.resources.gpus ?? 1) : 1;
  const seconds = workedSeconds(attempts, now.getTime() / 1000) * (gpu ? gpus : 1);
  return (
    <Fact name="Cost so far">
      {formatDuration(seconds)} <span className="soft">{gpu ? "GPU time" : "machine time"}</span>
    </Fact>
  );
}

function RetryButton({ run }: { run: Run }) {
  const retry = useRetryRun();
  const start = () =>
    retry.mutate(run.id, {
      onError: (error) => notifications.show({ color: "red", title: "Not queued again", message: error.message }),
    });
  return (
    <Button variant="default" leftSection={<IconRefresh size={14} />} loading={retry.isPending} onClick={start}>
      Queue again
    </Button>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function ratio(done: number, all: number | null): string {
  return all === null ? String(done) : `${done} / ${all}`;
}
