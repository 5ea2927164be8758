/** MMDetection's zoo: published figures, whether it runs here, and what of it is here already. */
import { Badge, Button, Tooltip } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconHammer } from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import type { ZooDetector } from "../../api/types";
import { type ModelsSearch, orderOf, sortOf } from "../../lib/cataloguesearch";
import { figureOf } from "../../lib/models";
import { formatPoints, MISSING } from "../../lib/numbers";
import { useMay } from "../../queries/session";
import { useRegister } from "../../queries/zoo";
import { complain } from "../../ui/complain";
import { type Column, DataTable } from "../../ui/DataTable";
import styles from "./Catalogue.module.css";
import { figureColumn, millions } from "./columns";

const STATES = {
  runs: { icon: IconCheck, word: "runs", tone: undefined, about: "Its losses were computed and it predicted." },
  builds: { icon: IconHammer, word: "is built", tone: styles.warn, about: "It was built; more was not tried." },
  refused: { icon: IconAlertTriangle, word: "refused", tone: styles.bad, about: "It was not built." },
} as const;

export function ZooTable({ detectors, search }: { detectors: ZooDetector[]; search: ModelsSearch }) {
  const navigate = useNavigate({ from: "/models" });
  const columns = useMemo(() => columnsFor(search.on), [search.on]);
  const order = useMemo(() => orderOf(search.sort), [search.sort]);
  return (
    <DataTable
      label="MMDetection's model zoo"
      rows={detectors}
      columns={columns}
      rowId={(detector) => detector.name}
      order={order}
      onOrder={(next) => navigate({ search: (old) => ({ ...old, sort: sortOf(next) }), replace: true })}
      maxHeight="calc(100dvh - 230px)"
    />
  );
}

function columnsFor(on: string | undefined): Column<ZooDetector>[] {
  const results = (detector: ZooDetector) => detector.results;
  return [
    {
      id: "name",
      accessorFn: (one) => one.name,
      header: "Detector",
      cell: ({ row }) => (
        <Tooltip label={`configs/${row.original.config}.py`}>
          <span className={styles.name}>{row.original.name}</span>
        </Tooltip>
      ),
    },
    {
      id: "state",
      accessorFn: (one) => one.state,
      header: "Tried here",
      meta: { about: "What was seen when the list was made, on a CPU with the operators that come with the worker." },
      cell: ({ row }) => <Tried detector={row.original} />,
    },
    figureColumn("map", "Box mAP", "bbox_mAP", on, results, on ?? "COCO"),
    {
      id: "mask",
      accessorFn: (one) => figureOf(one.results, "segm_mAP", on ?? "COCO")?.value,
      header: "Mask mAP",
      sortUndefined: "last",
      meta: { numeric: true, unit: "%" },
      cell: ({ row }) => formatPoints(figureOf(row.original.results, "segm_mAP", on)?.value),
    },
    {
      id: "parameters",
      accessorFn: (one) => one.parameters ?? undefined,
      header: "Parameters",
      sortUndefined: "last",
      meta: { numeric: true, unit: "M", about: "All of them, counted by building it." },
      cell: ({ row }) => millions(row.original.parameters),
    },
    {
      id: "epochs",
      accessorFn: (one) => one.epochs ?? undefined,
      header: "Epochs",
      sortUndefined: "last",
      meta: { numeric: true },
      cell: ({ row }) => row.original.epochs ?? MISSING,
    },
    {
      id: "here",
      accessorFn: (one) => `${one.registered.length > 0 ? 0 : 1}${one.available ? 0 : 1}`,
      header: "Here",
      meta: { about: "Models made of it, and whether its weights lie in the server's store or a worker's cache." },
      cell: ({ row }) => <Here detector={row.original} />,
    },
    {
      id: "family",
      accessorFn: (one) => one.family,
      header: "Family",
      cell: ({ row }) => <span className="soft">{row.original.family}</span>,
    },
  ];
}

function Tried({ detector }: { detector: ZooDetector }) {
  const { icon: Icon, word, tone, about } = STATES[detector.state];
  return (
    <Tooltip label={detector.problem ?? about}>
      <span className={`${styles.mark} ${tone ?? ""}`} tabIndex={-1}>
        <Icon size={13} aria-hidden />
        {word}
      </span>
    </Tooltip>
  );
}

function Here({ detector }: { detector: ZooDetector }) {
  const [first, ...more] = detector.registered;
  return (
    <span className={styles.mark}>
      {first && (
        <Link to="/models/$name" params={{ name: first }}>
          {first}
        </Link>
      )}
      {more.length > 0 && <span className="soft">and {more.length} more</span>}
      {!first && <Register detector={detector} />}
      {detector.available && <Badge color="gray">weights</Badge>}
    </span>
  );
}

/** Make a model of it and open that. */
function Register({ detector }: { detector: ZooDetector }) {
  const register = useRegister();
  const navigate = useNavigate();
  const may = useMay("submitter");
  if (!may || detector.state === "refused") return <span className="soft">{MISSING}</span>;
  const add = () =>
    register.mutate(detector.name, {
      onSuccess: (model) => navigate({ to: "/models/$name", params: { name: model.name } }),
      onError: complain("Not added"),
    });
  return (
    <Button
      variant="default"
      size="compact-xs"
      loading={register.isPending}
      onClick={add}
      aria-label={`Add ${detector.name} to the models here`}
    >
      Add
    </Button>
  );
}
