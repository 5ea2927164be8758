/** Start a run: pick a recipe, change what differs, submit. */
import { Alert, Button } from "@mantine/core";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useRef, useState } from "react";
import type { Recipe } from "../api/types";
import { JsonView } from "../features/newrun/JsonView";
import styles from "../features/newrun/NewRun.module.css";
import { NO_PROBLEMS, problemsOf } from "../features/newrun/problems";
import { RecipePicker } from "../features/newrun/RecipePicker";
import { SpecForm } from "../features/newrun/SpecForm";
import { PreflightBox } from "../features/preflight/PreflightBox";
import { randomId } from "../lib/ids";
import type { Document } from "../lib/paths";
import { useDatasets, useModels, useRecipes } from "../queries/catalogue";
import { useCreateRun } from "../queries/runs";
import { Empty } from "../ui/Empty";
import { PageHead } from "../ui/PageHead";
import { TableSkeleton } from "../ui/TableSkeleton";
import { Trouble } from "../ui/Trouble";

const route = getRouteApi("/new");

/** The recipe a page without one in its address begins with: it runs on every machine. */
const FIRST = "shapes-fgd";

export function NewRunPage() {
  const { recipe: wanted } = route.useSearch();
  const navigate = useNavigate({ from: "/new" });
  const recipes = useRecipes();
  const datasets = useDatasets();
  const models = useModels();
  const named = (name: string | undefined) => recipes.data?.find((recipe) => recipe.name === name);
  const chosen = named(wanted) ?? named(FIRST) ?? recipes.data?.[0];
  return (
    <>
      <PageHead title="New run" about="Start from a recipe; change what differs." />
      {recipes.error && !recipes.data && <Trouble error={recipes.error} retry={recipes.refetch} />}
      {recipes.isPending && <TableSkeleton rows={10} />}
      {recipes.data?.length === 0 && (
        <Empty title="No recipes" command="python3 run.py setup">
          The server came without its recipes; setting it up again brings them.
        </Empty>
      )}
      {recipes.data && chosen && (
        <>
          <RecipePicker
            recipes={recipes.data}
            datasets={datasets.data ?? []}
            models={models.data ?? []}
            chosen={chosen}
            onChoose={(recipe) => navigate({ search: { recipe }, replace: true, resetScroll: false })}
          />
          <Draft key={chosen.name} recipe={chosen} />
        </>
      )}
    </>
  );
}

function Draft({ recipe }: { recipe: Recipe }) {
  const [document, setDocument] = useState<Document>(() => ({ recipe: recipe.name, ...recipe.spec }));
  const [problems, setProblems] = useState(NO_PROBLEMS);
  const key = useRef(randomId());
  const navigate = useNavigate();
  const create = useCreateRun();
  const models = useModels();
  const datasets = useDatasets();
  const edit = (next: Document) => {
    key.current = randomId();
    setDocument(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setProblems(NO_PROBLEMS);
    create.mutate(
      { document, key: key.current },
      {
        onSuccess: (run) => navigate({ to: "/runs/$id", params: { id: run.id } }),
        onError: (error) => setProblems(problemsOf(error)),
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate className={styles.columns}>
      <div>
        <SpecForm
          document={document}
          recipe={recipe.spec}
          errors={problems.fields}
          models={models.data ?? []}
          datasets={datasets.data ?? []}
          onChange={edit}
        />
      </div>
      <div className={`paper ${styles.side}`}>
        <Button type="submit" size="sm" loading={create.isPending} fullWidth>
          Submit run
        </Button>
        <PreflightBox
          document={document}
          onChange={edit}
          onProblem={(error) => setProblems(error ? problemsOf(error) : NO_PROBLEMS)}
        />
        {problems.message && <ProblemList message={problems.message} fields={problems.fields} />}
        <JsonView document={document} onChange={edit} />
      </div>
    </form>
  );
}

function ProblemList({ message, fields }: { message: string; fields: Record<string, string> }) {
  return (
    <Alert color="red" variant="light" title={message} role="alert">
      {Object.entries(fields).map(([field, text]) => (
        <div key={field}>
          <strong>{field}</strong>: {text}
        </div>
      ))}
    </Alert>
  );
}
