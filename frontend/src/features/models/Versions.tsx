/** All versions of a model or a data set: which runs may name, how many runs do, put away and taken back. */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { Version } from "../../api/types";
import { formatCount } from "../../lib/numbers";
import { useMay } from "../../queries/session";
import { usePutAway } from "../../queries/versions";
import { complain } from "../../ui/complain";
import { type Column, DataTable } from "../../ui/DataTable";
import { Moment } from "../../ui/Moment";
import { Panel } from "../../ui/Panel";
import { StatusMark } from "../../ui/StatusMark";
import styles from "./Catalogue.module.css";

interface VersionsProps {
  kind: "models" | "datasets";
  name: string;
  /** The version on the page. */
  shown: number;
  versions: Version[];
}

export function Versions({ kind, name, shown, versions }: VersionsProps) {
  const columns: Column<Version>[] = [
    {
      id: "version",
      accessorFn: (one) => one.version,
      header: "Version",
      cell: ({ row }) => (
        <Link
          to={kind === "models" ? "/models/$name" : "/datasets/$name"}
          params={{ name }}
          search={{ version: row.original.version }}
          className={styles.name}
          aria-current={row.original.version === shown ? "page" : undefined}
        >
          {row.original.version}
          {row.original.version === shown && <span className={styles.kind}>shown</span>}
        </Link>
      ),
    },
    {
      id: "status",
      accessorFn: (one) => one.status,
      header: "Status",
      cell: ({ row }) => <StatusMark of={row.original} />,
    },
    {
      id: "runs",
      accessorFn: (one) => one.runs,
      header: "Runs",
      meta: { numeric: true, about: "Runs that use it." },
      cell: ({ row }) => formatCount(row.original.runs),
    },
    {
      id: "created",
      accessorFn: (one) => one.created,
      header: "Registered",
      meta: { numeric: true },
      cell: ({ row }) => <Moment at={row.original.created} />,
    },
    { id: "about", accessorFn: (one) => one.about, header: "About", enableSorting: false },
    {
      id: "away",
      header: "",
      enableSorting: false,
      cell: ({ row }) => <AwayButton kind={kind} name={name} version={row.original} />,
    },
  ];
  return (
    <Panel
      title="Versions"
      about="The same content is the same version; a run keeps the one it was submitted with."
      flush
    >
      <div className={styles.inner}>
        <DataTable
          label={`Versions of ${name}`}
          rows={versions}
          columns={columns}
          rowId={(one) => String(one.version)}
          maxHeight="320px"
        />
      </div>
    </Panel>
  );
}

function AwayButton({ kind, name, version }: { kind: VersionsProps["kind"]; name: string; version: Version }) {
  const put = usePutAway();
  const may = useMay("submitter");
  if (!may || version.builtin) return null;
  const away = version.archived === null;
  return (
    <Button
      variant="default"
      size="compact-xs"
      loading={put.isPending}
      aria-label={`${away ? "Archive" : "Restore"} version ${version.version} of ${name}`}
      onClick={() =>
        put.mutate({ kind, name, version: version.version, away }, { onError: complain("Nothing changed") })
      }
    >
      {away ? "Archive" : "Restore"}
    </Button>
  );
}
