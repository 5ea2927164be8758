/** A draft from its beginning to its submission: form and JSON, the server's word on it, what it differs in. */
import { Alert, Button, SegmentedControl } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useMemo, useRef, useState } from "react";
import type { Dataset, Model, Recipe } from "../../api/types";
import { type Axis, countOf, valuesOf } from "../../lib/axes";
import { forgetDraft } from "../../lib/draftaddress";
import { methodOf } from "../../lib/drafts";
import { randomId } from "../../lib/ids";
import type { NewRunSearch } from "../../lib/newrunsearch";
import { type Document, getAt } from "../../lib/paths";
import { fieldGroups } from "../../lib/specgroups";
import { useCreateRun } from "../../queries/runs";
import { useCreateSweep } from "../../queries/sweeps";
import { PreflightBox } from "../preflight/PreflightBox";
import { Changes } from "./Changes";
import { Forecast } from "./Forecast";
import { JsonView } from "./JsonView";
import styles from "./NewRun.module.css";
import { ProblemList } from "./ProblemList";
import { problemsOf } from "./problems";
import { SCHEMA, SpecForm } from "./SpecForm";
import { useCheck } from "./useCheck";
import { type Draft, useDraft } from "./useDraft";

interface DraftFormProps {
  /** The document that the draft begins as. */
  base: Document;
  original: Document | null;
  recipes: readonly Recipe[];
  models: readonly Model[];
  datasets: readonly Dataset[];
  search: NewRunSearch;
  onAddress: (next: NewRunSearch) => void;
}

export function DraftForm({ base, original, recipes, models, datasets, search, onAddress }: DraftFormProps) {
  const draft = useDraft(base, search, onAddress);
  const { document, axes } = draft;
  const [refused, setRefused] = useState<Error | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const named = getAt(document, "recipe");
  const recipe = recipes.find(({ name }) => name === named);
  const beginning = useMemo(() => ({ recipe, original }), [recipe, original]);
  const grid = useGrid(draft, recipe?.spec ?? {});
  const check = useCheck(useMemo(() => ({ spec: document, grid: grid?.values ?? null }), [document, grid]));
  const edit = (next: Document) => {
    setRefused(null);
    draft.edit(next);
  };
  const setAxis = (path: string, axis: Axis | undefined) => {
    setRefused(null);
    const { [path]: _old, ...others } = axes ?? {};
    draft.sweep(axis ? { ...(axes ?? {}), [path]: axis } : others);
  };
  const { submit, busy } = useSubmit(document, grid?.values ?? null, setRefused);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (fault) setRefused(new Error(`The JSON has a fault: ${fault}. Mend it, or take the form's.`));
    else submit();
  };
  const problems = refused ? problemsOf(refused) : check.problems;
  return (
    <form onSubmit={send} noValidate className={styles.columns}>
      <div>
        {draft.lost && <Lost />}
        <SpecForm
          document={document}
          beginning={beginning}
          recipes={recipes}
          models={models}
          datasets={datasets}
          errors={problems.fields}
          axes={axes}
          onChange={edit}
          onAxis={setAxis}
        />
      </div>
      <div className={`paper ${styles.side}`}>
        <SegmentedControl
          fullWidth
          aria-label="What is made"
          data={[
            { value: "run", label: "One run" },
            { value: "sweep", label: "A sweep" },
          ]}
          value={axes ? "sweep" : "run"}
          onChange={(kind) => draft.sweep(kind === "sweep" ? {} : null)}
        />
        {axes && Object.keys(axes).length === 0 && (
          <p className={styles.hint}>
            Press “sweep” at a field, and give it several values: every combination is a run.
          </p>
        )}
        <Forecast check={check} runs={grid?.runs ?? null} />
        <PreflightBox document={document} onChange={edit} onProblem={setRefused} />
        <ProblemList problems={problems} refused={refused !== null} />
        <Button type="submit" size="sm" loading={busy} disabled={grid?.runs === 0} fullWidth>
          {grid ? `Submit ${grid.runs === 1 ? "1 run" : `${grid.runs} runs`}` : "Submit run"}
        </Button>
        <Changes document={document} beginning={beginning} />
        {draft.changed && (
          <Button variant="default" size="compact-xs" onClick={draft.restart}>
            Undo all changes
          </Button>
        )}
        <JsonView document={document} onChange={edit} onFault={setFault} />
      </div>
    </form>
  );
}

function Lost() {
  return (
    <Alert color="yellow" variant="light" mb="sm" title="The changes are not here">
      They were too long for the address and are kept in the tab in which they were made. This is what they began with.
    </Alert>
  );
}

interface Grid {
  values: Record<string, unknown[]> | null;
  runs: number;
}

/** The sweep's values by field; null for a single run, no values while nothing is swept. */
function useGrid({ document, axes }: Draft, recipe: Document): Grid | null {
  const method = methodOf(document, recipe);
  return useMemo(() => {
    if (!axes) return null;
    const fields = new Map(
      fieldGroups(SCHEMA, method)
        .flatMap((group) => group.fields)
        .map((field) => [field.path, field]),
    );
    const swept = Object.entries(axes).flatMap(([path, axis]) => {
      const field = fields.get(path);
      return field ? [[path, valuesOf(axis, field)] as const] : [];
    });
    if (swept.length === 0) return { values: null, runs: 0 };
    const values = Object.fromEntries(swept.map(([path, found]) => [path, found.values]));
    return { values, runs: countOf(swept.map(([, found]) => found)) };
  }, [axes, method]);
}

/** One key for one document: what is sent twice is made once. */
function useSubmit(document: Document, grid: Record<string, unknown[]> | null, onError: (error: Error) => void) {
  const navigate = useNavigate();
  const run = useCreateRun();
  const sweep = useCreateSweep();
  const sent = useRef({ document, key: randomId() });
  const submit = () => {
    if (sent.current.document !== document) sent.current = { document, key: randomId() };
    const done = { onError, onSuccess: forgetDraft };
    if (grid) {
      const name = getAt(document, "name");
      const body = { name: typeof name === "string" ? name : null, spec: document, grid };
      sweep.mutate(body, {
        onError,
        onSuccess: ({ id }) => {
          forgetDraft();
          navigate({ to: "/sweeps/$id", params: { id } });
        },
      });
      return;
    }
    run.mutate(sent.current, {
      ...done,
      onSuccess: ({ id }) => {
        forgetDraft();
        navigate({ to: "/runs/$id", params: { id } });
      },
    });
  };
  return { submit, busy: run.isPending || sweep.isPending };
}
