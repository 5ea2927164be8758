/** The models that are here, shipped or registered, with their figures. */
import { Link, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import type { LeaderboardRow, Model } from "../../api/types";
import { type ModelsSearch, orderOf, sortOf } from "../../lib/cataloguesearch";
import { figureOf, measuredFlops, weightsLabel } from "../../lib/models";
import { formatPoints, MISSING } from "../../lib/numbers";
import { useLeaderboard } from "../../queries/leaderboard";
import { type Column, DataTable } from "../../ui/DataTable";
import { Moment } from "../../ui/Moment";
import { StatusMark } from "../../ui/StatusMark";
import styles from "./Catalogue.module.css";
import { figureColumn, giga, millions } from "./columns";

export function OwnTable({ models, search }: { models: Model[]; search: ModelsSearch }) {
  const navigate = useNavigate({ from: "/models" });
  const rows = useLeaderboard().data?.rows;
  const columns = useMemo(() => columnsFor(search.on, rows ?? []), [search.on, rows]);
  const order = useMemo(() => orderOf(search.sort), [search.sort]);
  return (
    <DataTable
      label="Models that are here"
      rows={models}
      columns={columns}
      rowId={(model) => model.name}
      order={order}
      onOrder={(next) => navigate({ search: (old) => ({ ...old, sort: sortOf(next) }), replace: true })}
      onOpen={(model) => navigate({ to: "/models/$name", params: { name: model.name } })}
      maxHeight="calc(100dvh - 200px)"
    />
  );
}

function columnsFor(on: string | undefined, rows: LeaderboardRow[]): Column<Model>[] {
  const results = (model: Model) => model.document.results;
  return [
    {
      id: "name",
      accessorFn: (model) => model.name,
      header: "Model",
      cell: ({ row }) => (
        <>
          <Link to="/models/$name" params={{ name: row.original.name }} className={styles.name}>
            {row.original.name}
          </Link>
          {row.original.version > 1 && <span className={styles.kind}>version {row.original.version}</span>}
        </>
      ),
    },
    { id: "family", accessorFn: (model) => model.document.family || MISSING, header: "Family" },
    figureColumn("map", "Box mAP", "bbox_mAP", on, results),
    {
      id: "mask",
      accessorFn: (model) => figureOf(results(model), "segm_mAP", on)?.value,
      header: "Mask mAP",
      sortUndefined: "last",
      meta: { numeric: true, unit: "%" },
      cell: ({ row }) => formatPoints(figureOf(results(row.original), "segm_mAP", on)?.value),
    },
    {
      id: "parameters",
      accessorFn: (model) => model.document.parameters ?? undefined,
      header: "Parameters",
      sortUndefined: "last",
      meta: { numeric: true, unit: "M", about: "Trainable parameters." },
      cell: ({ row }) => millions(row.original.document.parameters),
    },
    {
      id: "flops",
      accessorFn: (model) => measuredFlops(rows, model.name) ?? undefined,
      header: "GFLOPs",
      sortUndefined: "last",
      meta: { numeric: true, about: "For one image, as a run here measured it with this model as its student." },
      cell: ({ row }) => giga(measuredFlops(rows, row.original.name)),
    },
    { id: "classes", accessorFn: (model) => model.document.classes.length, header: "Classes", meta: { numeric: true } },
    {
      id: "weights",
      accessorFn: (model) => weightsLabel(model.document.weights),
      header: "Weights",
      meta: { about: "Where workers take its checkpoint from; those by address are downloaded at their first use." },
    },
    {
      id: "status",
      accessorFn: (model) => model.status,
      header: "Status",
      meta: { about: "What its check said; a run may name it when it is ready." },
      cell: ({ row }) => <StatusMark of={row.original} />,
    },
    {
      id: "origin",
      accessorFn: (model) => (model.builtin ? "" : model.created),
      header: "Registered",
      meta: { numeric: true },
      cell: ({ row }) => (row.original.builtin ? "ships with it" : <Moment at={row.original.created} />),
    },
  ];
}
