/** A draft from its beginning to its submission: form and JSON, the server's word on it, what it differs in. */
import { Alert, Button } from "@mantine/core";
import { type FormEvent, useMemo, useState } from "react";
import type { Dataset, Model, Recipe } from "../../api/types";
import type { Axis } from "../../lib/axes";
import { methodOf } from "../../lib/drafts";
import type { NewRunSearch } from "../../lib/newrunsearch";
import { type Document, getAt } from "../../lib/paths";
import { fieldGroups } from "../../lib/specgroups";
import { type Swept, sweptOf } from "../../lib/sweepbody";
import { PreflightBox } from "../preflight/PreflightBox";
import { Changes } from "./Changes";
import { Forecast } from "./Forecast";
import { JsonView } from "./JsonView";
import styles from "./NewRun.module.css";
import { ProblemList } from "./ProblemList";
import { problemsOf } from "./problems";
import { SCHEMA, SpecForm } from "./SpecForm";
import { SweepBox } from "./SweepBox";
import { useCheck } from "./useCheck";
import { type Draft, useDraft } from "./useDraft";
import { useSubmit } from "./useSubmit";

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
  const swept = useSwept(draft, recipe?.spec ?? {});
  const check = useCheck(useMemo(() => ({ spec: document, ...swept?.body }), [document, swept]));
  const edit = (next: Document) => {
    setRefused(null);
    draft.edit(next);
  };
  const setAxis = (path: string, axis: Axis | undefined) => {
    setRefused(null);
    const { [path]: _old, ...others } = axes ?? {};
    draft.sweep(axis ? { ...axes, [path]: axis } : others, draft.draw);
  };
  const { submit, busy } = useSubmit(document, swept?.body ?? null, setRefused);
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
          drawn={draft.draw !== null}
          onChange={edit}
          onAxis={setAxis}
        />
      </div>
      <div className={`paper ${styles.side}`}>
        <SweepBox draft={draft} />
        <Forecast check={check} runs={swept?.runs ?? null} />
        <PreflightBox document={document} onChange={edit} onProblem={setRefused} />
        <ProblemList problems={problems} refused={refused !== null} />
        <Button type="submit" size="sm" loading={busy} disabled={swept?.runs === 0} fullWidth>
          {swept ? `Submit ${swept.runs === 1 ? "1 run" : `${swept.runs} runs`}` : "Submit run"}
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

/** What the swept fields make; null for a single run. */
function useSwept({ document, axes, draw }: Draft, recipe: Document): Swept | null {
  const method = methodOf(document, recipe);
  return useMemo(() => {
    if (!axes) return null;
    const fields = fieldGroups(SCHEMA, method).flatMap((group) => group.fields);
    return sweptOf(axes, draw, new Map(fields.map((field) => [field.path, field])));
  }, [axes, draw, method]);
}
