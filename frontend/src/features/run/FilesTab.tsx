/** Files of a run, to download. */
import { Anchor } from "@mantine/core";
import { artifactAddress } from "../../api/client";
import type { Artifact, Run } from "../../api/types";
import { formatBytes, formatPoints } from "../../lib/numbers";
import { useArtifacts } from "../../queries/artifacts";
import { type Column, DataTable } from "../../ui/DataTable";
import { Empty } from "../../ui/Empty";
import { Moment } from "../../ui/Moment";
import { TableSkeleton } from "../../ui/TableSkeleton";
import { Trouble } from "../../ui/Trouble";

const KINDS: Record<string, string> = {
  checkpoint: "Student only: loads in plain MMDetection.",
  resume: "What the next attempt goes on from.",
  maps: "Feature maps of the probe images at one evaluation.",
  picture: "A probe image as the network saw it.",
  config: "The resolved MMEngine config.",
  report: "What the training wrote about itself.",
};

export function FilesTab({ run, file }: { run: Run; file?: string }) {
  const query = useArtifacts(run.id);
  if (query.error && !query.data) return <Trouble error={query.error} retry={query.refetch} />;
  if (!query.data) return <TableSkeleton rows={5} />;
  if (query.data.length === 0)
    return (
      <div className="paper">
        <Empty title="No files yet" command={`distillboard run pull ${run.id}`}>
          The student's checkpoint and config appear when the run ends, feature maps at every evaluation. In a terminal
          this fetches them all:
        </Empty>
      </div>
    );
  return (
    <DataTable
      label="Files"
      rows={query.data}
      columns={columnsFor(run.id, file)}
      rowId={(file) => file.name}
      sorting={[{ id: "created", desc: true }]}
      maxHeight="calc(100dvh - 220px)"
    />
  );
}

function columnsFor(run: string, pointed: string | undefined): Column<Artifact>[] {
  return [
    {
      id: "name",
      accessorFn: (file) => file.name,
      header: "File",
      cell: ({ row }) => (
        <Anchor href={artifactAddress(run, row.original.name)} download size="sm" title={KINDS[row.original.kind]}>
          {row.original.name === pointed ? <mark>{row.original.name}</mark> : row.original.name}
        </Anchor>
      ),
    },
    {
      id: "kind",
      accessorFn: (file) => file.kind,
      header: "Kind",
      cell: ({ row }) => [row.original.kind, ...row.original.roles].join(", "),
    },
    {
      id: "value",
      accessorFn: (file) => file.value ?? undefined,
      header: "mAP",
      sortUndefined: "last",
      meta: { numeric: true, unit: "%", about: "Of checkpoints: what they reached in the metric they are kept by." },
      cell: ({ row }) => (row.original.value === null ? "–" : formatPoints(row.original.value)),
    },
    {
      id: "size",
      accessorFn: (file) => file.size,
      header: "Size",
      meta: { numeric: true },
      cell: ({ row }) => formatBytes(row.original.size),
    },
    {
      id: "step",
      accessorFn: (file) => file.step ?? undefined,
      header: "Step",
      meta: { numeric: true },
      cell: ({ row }) => row.original.step ?? "–",
    },
    {
      id: "digest",
      accessorFn: (file) => file.digest,
      header: "sha256",
      enableSorting: false,
      cell: ({ row }) => (
        <span className="mono soft" title={row.original.digest}>
          {row.original.digest.slice(0, 12)}
        </span>
      ),
    },
    {
      id: "created",
      accessorFn: (file) => file.created,
      header: "Created",
      meta: { numeric: true },
      cell: ({ row }) => <Moment at={row.original.created} />,
    },
  ];
}
