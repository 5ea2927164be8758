/** One worker: its slots and what runs in them, queues, versions, when it was last heard. */
import { Badge, Button } from "@mantine/core";
import { IconCircleCheck, IconCircleX, IconDroplet } from "@tabler/icons-react";
import type { Worker } from "../../api/types";
import { type SlotRow, slotRows } from "../../lib/fleet";
import { formatBytes, MISSING } from "../../lib/numbers";
import { exact } from "../../lib/time";
import { useMay } from "../../queries/session";
import { useDrain } from "../../queries/workers";
import { complain } from "../../ui/complain";
import { type Column, DataTable } from "../../ui/DataTable";
import { Moment } from "../../ui/Moment";
import { Panel } from "../../ui/Panel";
import { RunLink } from "./RunningTable";
import styles from "./Workers.module.css";

const COLUMNS: Column<SlotRow>[] = [
  { id: "slot", accessorFn: (slot) => slot.title, header: "Slot" },
  { id: "device", accessorFn: (slot) => slot.device, header: "Device" },
  {
    id: "memory",
    accessorFn: (slot) => slot.memoryBytes ?? undefined,
    header: "Memory",
    meta: { numeric: true },
    cell: ({ row }) => (row.original.memoryBytes ? formatBytes(row.original.memoryBytes) : MISSING),
  },
  {
    id: "run",
    accessorFn: (slot) => (typeof slot.run === "object" ? (slot.run?.name ?? "") : (slot.run ?? "")),
    header: "Run",
    cell: ({ row }) => <RunCell slot={row.original} />,
  },
  {
    id: "warm",
    accessorFn: (slot) => String(slot.warm ?? ""),
    header: "Warm spare",
    meta: { about: "A process stands by that has loaded torch and MMDetection: training starts in seconds." },
    cell: ({ row }) => (row.original.warm ? "ready" : MISSING),
  },
];

export function WorkerPanel({ worker }: { worker: Worker }) {
  const { report } = worker;
  const versions = Object.entries(report.versions).map(([name, version]) => `${name} ${version}`);
  const cached = report.weights.length;
  const weights = cached > 0 ? [`${cached} ${cached === 1 ? "checkpoint" : "checkpoints"} in its cache`] : [];
  return (
    <Panel title={worker.name} flush tools={<Tools worker={worker} />}>
      {!worker.alive && (
        <p className={styles.notice}>
          Silent since {exact(new Date(worker.last_seen))}. What its slots do now is not known; a run that it had is
          handed on when its lease is over.
        </p>
      )}
      {worker.alive && worker.draining && (
        <p className={styles.notice}>
          Drained: it is handed nothing new. What it trains goes on to its end; then it can be stopped.
        </p>
      )}
      <div className={styles.inner}>
        <DataTable
          label={`Slots of ${worker.name}`}
          rows={slotRows(worker)}
          columns={COLUMNS}
          rowId={(slot) => slot.key}
        />
      </div>
      <p className={styles.none}>
        {[`${report.host}, process ${report.pid}`, ...versions, ...weights].join(" · ")}
        {" · started "}
        <Moment at={report.started} />
      </p>
    </Panel>
  );
}

function Tools({ worker }: { worker: Worker }) {
  const drain = useDrain();
  const may = useMay("admin");
  const Icon = worker.alive ? IconCircleCheck : IconCircleX;
  const turn = () =>
    drain.mutate({ worker: worker.name, drain: !worker.draining }, { onError: complain("The worker stays as it was") });
  return (
    <>
      {worker.report.queues.map((queue) => (
        <Badge key={queue} color="gray">
          queue {queue}
        </Badge>
      ))}
      <span className={worker.alive ? styles.mark : `${styles.mark} ${styles.bad}`}>
        <Icon size={14} aria-hidden />
        {worker.alive ? "alive" : "silent"}
      </span>
      {worker.draining && (
        <span className={`${styles.mark} ${styles.warn}`}>
          <IconDroplet size={14} aria-hidden />
          drained
        </span>
      )}
      <span className="soft">
        heard <Moment at={worker.last_seen} />
      </span>
      {may && (
        <Button variant="default" size="compact-xs" loading={drain.isPending} onClick={turn}>
          {worker.draining ? `Let ${worker.name} take runs` : `Drain ${worker.name}`}
        </Button>
      )}
    </>
  );
}

function RunCell({ slot }: { slot: SlotRow }) {
  if (slot.run === undefined) return MISSING;
  if (slot.run === null) return <span className="soft">idle</span>;
  if (typeof slot.run === "string") return <RunLink run={{ run: slot.run, name: slot.run, work: "training" }} />;
  return <RunLink run={slot.run} />;
}
