/** Workers: their slots, what runs in them, when they were last heard. */
import { Badge } from "@mantine/core";
import { IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { Worker } from "../api/types";
import { formatBytes } from "../lib/numbers";
import { useWorkers } from "../queries/workers";
import { type Column, DataTable } from "../ui/DataTable";
import { Empty } from "../ui/Empty";
import { Moment } from "../ui/Moment";
import { PageHead } from "../ui/PageHead";
import { Panel } from "../ui/Panel";
import { TableSkeleton } from "../ui/TableSkeleton";
import { Trouble } from "../ui/Trouble";

type Slot = Worker["report"]["slots"][number];

const COLUMNS: Column<Slot>[] = [
  { id: "slot", accessorFn: (slot) => slot.index, header: "Slot", meta: { numeric: true } },
  {
    id: "device",
    accessorFn: (slot) => slot.device.name || slot.device.kind,
    header: "Device",
    cell: ({ row }) => <DeviceCell slot={row.original} />,
  },
  {
    id: "memory",
    accessorFn: (slot) => slot.device.memory_bytes ?? undefined,
    header: "Memory",
    meta: { numeric: true },
    cell: ({ row }) => (row.original.device.memory_bytes ? formatBytes(row.original.device.memory_bytes) : "–"),
  },
  {
    id: "run",
    accessorFn: (slot) => slot.run ?? "",
    header: "Run",
    cell: ({ row }) => <RunCell slot={row.original} />,
  },
  {
    id: "warm",
    accessorFn: (slot) => slot.warm,
    header: "Warm spare",
    meta: { about: "A process stands by that has loaded torch and MMDetection: training starts in seconds." },
    cell: ({ row }) => (row.original.warm ? "ready" : "–"),
  },
];

export function WorkersPage() {
  const query = useWorkers();
  return (
    <>
      <PageHead title="Workers" about="Machines that train. Each slot runs one training at a time." />
      {query.error && !query.data && <Trouble error={query.error} retry={query.refetch} />}
      {query.isPending && <TableSkeleton rows={4} />}
      {query.data?.length === 0 && (
        <div className="paper">
          <Empty title="No worker has reported" command="distillboard worker">
            Runs stay queued until one does. distillboard up starts one on this machine; on another one, with
            DISTILLBOARD_URL and DISTILLBOARD_REDIS_URL set:
          </Empty>
        </div>
      )}
      <div style={{ display: "grid", gap: 12 }}>
        {query.data?.map((worker) => (
          <WorkerPanel key={worker.name} worker={worker} />
        ))}
      </div>
    </>
  );
}

function WorkerPanel({ worker }: { worker: Worker }) {
  const Icon = worker.alive ? IconCircleCheck : IconCircleX;
  const tools = (
    <>
      {worker.report.queues.map((queue) => (
        <Badge key={queue} color="gray">
          queue {queue}
        </Badge>
      ))}
      <span
        style={{ display: "inline-flex", gap: 4, alignItems: "center", color: worker.alive ? undefined : "var(--bad)" }}
      >
        <Icon size={14} aria-hidden />
        {worker.alive ? "alive" : "silent"}
      </span>
      <span className="soft">
        heard <Moment at={worker.last_seen} />
      </span>
    </>
  );
  const versions = Object.entries(worker.report.versions).map(([name, version]) => `${name} ${version}`);
  return (
    <Panel title={worker.name} flush tools={tools}>
      <DataTable
        label={`Slots of ${worker.name}`}
        rows={worker.report.slots}
        columns={COLUMNS}
        rowId={(slot) => String(slot.index)}
      />
      <p className="soft" style={{ margin: 0, padding: "8px 12px" }}>
        {[`${worker.report.host}, process ${worker.report.pid}`, ...versions].join(" · ")}
      </p>
    </Panel>
  );
}

function DeviceCell({ slot: { device } }: { slot: Slot }) {
  const index = device.index === null ? "" : ` ${device.index}`;
  return `${device.kind}${index}${device.name ? ` · ${device.name}` : ""}`;
}

function RunCell({ slot }: { slot: Slot }) {
  if (!slot.run) return <span className="soft">idle</span>;
  return (
    <Link to="/runs/$id" params={{ id: slot.run }}>
      {slot.run}
    </Link>
  );
}
