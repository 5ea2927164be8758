/** The top of a run's page: name, state, progress, time left, who trains it, what can be done. */
import { Alert, Badge, Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconRefresh } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Run } from "../../api/types";
import { isRetryable, methodLabel, methodOf, shareOf } from "../../lib/runs";
import { elapsed, formatDuration } from "../../lib/time";
import { useRetryRun } from "../../queries/runs";
import { Meter } from "../../ui/Meter";
import { Moment } from "../../ui/Moment";
import { RoleMark } from "../../ui/RoleMark";
import { StateMark } from "../../ui/StateMark";
import { useNow } from "../../ui/useNow";
import { CancelButton } from "../runs/CancelButton";
import styles from "./RunHead.module.css";

export function RunHead({ run }: { run: Run }) {
  const share = shareOf(run);
  return (
    <header className={styles.head}>
      <div className={styles.first}>
        <h1>{run.name}</h1>
        <MethodMark run={run} />
        {run.tags.map((tag) => (
          <Badge key={tag} color="gray">
            {tag}
          </Badge>
        ))}
        <div className={styles.actions}>
          {run.sweep && (
            <Button
              variant="default"
              renderRoot={(props) => <Link to="/sweeps/$id" params={{ id: run.sweep ?? "" }} {...props} />}
            >
              Sweep
            </Button>
          )}
          {isRetryable(run) && <RetryButton run={run} />}
          <CancelButton run={run} />
        </div>
      </div>
      <dl className={styles.facts}>
        <Fact name="State">
          <StateMark run={run} />
        </Fact>
        <Fact name="Epoch">{ratio(Math.floor(run.progress.epoch), run.progress.total_epochs)}</Fact>
        <Fact name="Step">{ratio(run.progress.step, run.progress.total_steps)}</Fact>
        <TimeFacts run={run} />
        <Fact name="Attempt">{run.attempt || "–"}</Fact>
        <Fact name="Worker">{run.worker ?? "–"}</Fact>
        <Fact name="Created">
          <Moment at={run.created} />
        </Fact>
      </dl>
      {run.ended === null && <Meter share={share ?? 0} label="Progress of the run" quiet={run.state !== "running"} />}
      {run.state === "failed" && (
        <Alert color="red" variant="light" mt="sm" title={run.code ? `Failed: ${run.code}` : "Failed"}>
          {run.reason ?? "No reason was reported; the end of the log may say more."}
        </Alert>
      )}
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
