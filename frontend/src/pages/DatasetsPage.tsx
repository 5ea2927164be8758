/** Data sets: what they hold, whether a run may name them, where their files are. */
import { Link, useNavigate } from "@tanstack/react-router";
import type { Dataset } from "../api/types";
import catalogue from "../features/models/Catalogue.module.css";
import { homeOf } from "../lib/datasets";
import { formatCount, MISSING } from "../lib/numbers";
import { useDatasets } from "../queries/catalogue";
import { type Column, DataTable } from "../ui/DataTable";
import { Empty } from "../ui/Empty";
import { Moment } from "../ui/Moment";
import { PageHead } from "../ui/PageHead";
import { StatusMark } from "../ui/StatusMark";
import { TableSkeleton } from "../ui/TableSkeleton";
import { Trouble } from "../ui/Trouble";

const HOMES = { made: "drawn from a seed", uploaded: "uploaded", "by path": "by path", nowhere: "not said yet" };

const COLUMNS: Column<Dataset>[] = [
  {
    id: "name",
    accessorFn: (one) => one.name,
    header: "Data set",
    cell: ({ row }) => (
      <>
        <Link to="/datasets/$name" params={{ name: row.original.name }} className={catalogue.name}>
          {row.original.name}
        </Link>
        {row.original.document.title && row.original.document.title !== row.original.name && (
          <span className={catalogue.kind}>{row.original.document.title}</span>
        )}
      </>
    ),
  },
  { id: "version", accessorFn: (one) => one.version, header: "Version", meta: { numeric: true } },
  { id: "classes", accessorFn: (one) => one.document.classes.length, header: "Classes", meta: { numeric: true } },
  counted("train", "Train images", (one) => imagesOf(one, "train")),
  counted("val", "Val images", (one) => imagesOf(one, "val")),
  counted("boxes", "Boxes", (one) => boxesOf(one)),
  { id: "home", accessorFn: (one) => HOMES[homeOf(one.document)], header: "Files" },
  {
    id: "status",
    accessorFn: (one) => one.status,
    header: "Status",
    meta: { about: "What its check said; a run may name it when it is ready." },
    cell: ({ row }) => <StatusMark of={row.original} />,
  },
  {
    id: "created",
    accessorFn: (one) => (one.builtin ? "" : one.created),
    header: "Registered",
    meta: { numeric: true },
    cell: ({ row }) => (row.original.builtin ? "ships with it" : <Moment at={row.original.created} />),
  },
];

export function DatasetsPage() {
  const query = useDatasets();
  const navigate = useNavigate();
  const rows = query.data ?? [];
  return (
    <>
      <PageHead
        title="Data sets"
        about="In COCO's format, in numbered versions, each checked where it was registered."
      />
      {query.error && !query.data && <Trouble error={query.error} retry={query.refetch} />}
      {query.isPending && <TableSkeleton rows={5} />}
      {rows.length > 0 && (
        <DataTable
          label="Data sets"
          rows={rows}
          columns={COLUMNS}
          rowId={(one) => one.name}
          onOpen={(one) => navigate({ to: "/datasets/$name", params: { name: one.name } })}
          maxHeight="calc(100dvh - 220px)"
        />
      )}
      {query.data && (
        <Empty
          title="Bring your own"
          command="distillboard dataset add my-data --images images --train train.json --val val.json --upload"
        >
          It is checked before it is sent; what is on the server already is not sent again.
        </Empty>
      )}
    </>
  );
}

function counted(id: string, header: string, of: (one: Dataset) => number | null): Column<Dataset> {
  return {
    id,
    accessorFn: (one) => of(one) ?? undefined,
    header,
    sortUndefined: "last",
    meta: { numeric: true },
    cell: ({ row }) => {
      const count = of(row.original);
      return count === null ? MISSING : formatCount(count);
    },
  };
}

function imagesOf(one: Dataset, split: "train" | "val"): number | null {
  return one.report?.splits[split]?.images ?? one.document.parameters[split] ?? null;
}

function boxesOf(one: Dataset): number | null {
  const splits = Object.values(one.report?.splits ?? {});
  return splits.length === 0 ? null : splits.reduce((sum, facts) => sum + facts.boxes, 0);
}
