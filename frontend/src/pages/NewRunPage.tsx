/** Start a run or a sweep: pick a recipe or clone a run, change what differs, submit. */
import { Alert } from "@mantine/core";
import { getRouteApi, useNavigate, useRouter } from "@tanstack/react-router";
import { useMemo } from "react";
import type { Recipe, RunDraft } from "../api/types";
import { CloneHead } from "../features/newrun/CloneHead";
import { DraftForm } from "../features/newrun/DraftForm";
import { RecipePicker } from "../features/newrun/RecipePicker";
import { Unfinished } from "../features/newrun/Unfinished";
import type { NewRunSearch } from "../lib/newrunsearch";
import { useDatasets, useModels, useRecipes } from "../queries/catalogue";
import { useRunDraft } from "../queries/drafts";
import { Empty } from "../ui/Empty";
import { PageHead } from "../ui/PageHead";
import { TableSkeleton } from "../ui/TableSkeleton";
import { Trouble } from "../ui/Trouble";

const route = getRouteApi("/new");

/** The recipe a page without one in its address begins with: it runs on every machine. */
const FIRST = "shapes-fgd";

export function NewRunPage() {
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/new" });
  const recipes = useRecipes();
  const cloned = useRunDraft(search.from);
  const untouched = Object.keys(search).length === 0;
  return (
    <>
      <PageHead title="New run" about="Start from a recipe; change what differs; sweep a field over several values." />
      {untouched && <Unfinished onTake={(next) => navigate({ search: next })} />}
      {recipes.error && !recipes.data && <Trouble error={recipes.error} retry={recipes.refetch} />}
      {cloned.error && !cloned.data && <Trouble error={cloned.error} retry={cloned.refetch} />}
      {(recipes.isPending || cloned.isLoading) && <TableSkeleton rows={10} />}
      {recipes.data?.length === 0 && !search.from && (
        <Empty title="No recipes" command="python3 run.py setup">
          The server came without its recipes; setting it up again brings them.
        </Empty>
      )}
      {recipes.data && search.from && cloned.data && (
        <Clone key={search.from} draft={cloned.data} recipes={recipes.data} search={search} />
      )}
      {recipes.data && !search.from && <FromRecipe recipes={recipes.data} search={search} />}
    </>
  );
}

interface BeginningProps {
  recipes: Recipe[];
  search: NewRunSearch;
}

function FromRecipe({ recipes, search }: BeginningProps) {
  const navigate = useNavigate({ from: "/new" });
  const keep = useKeep();
  const { datasets, models } = useCatalogue();
  const named = (name: string | undefined) => recipes.find((recipe) => recipe.name === name);
  const chosen = named(search.recipe) ?? named(FIRST) ?? recipes[0];
  const base = useMemo(() => (chosen ? { recipe: chosen.name, ...chosen.spec } : null), [chosen]);
  if (!chosen || !base) return null;
  return (
    <>
      {search.recipe && search.recipe !== chosen.name && (
        <Alert color="yellow" variant="light" mb="sm">
          There is no recipe “{search.recipe}” on this server.
        </Alert>
      )}
      <RecipePicker
        recipes={recipes}
        datasets={datasets}
        models={models}
        chosen={chosen}
        onChoose={(recipe) => navigate({ search: { recipe }, resetScroll: false })}
      />
      <DraftForm
        key={chosen.name}
        base={base}
        original={null}
        recipes={recipes}
        models={models}
        datasets={datasets}
        search={{ ...search, recipe: chosen.name }}
        onAddress={keep}
      />
    </>
  );
}

function Clone({ draft, recipes, search }: BeginningProps & { draft: RunDraft }) {
  const keep = useKeep();
  const catalogue = useCatalogue();
  return (
    <>
      <CloneHead draft={draft} />
      <DraftForm
        base={draft.spec}
        original={draft.spec}
        recipes={recipes}
        {...catalogue}
        search={search}
        onAddress={keep}
      />
    </>
  );
}

/** Writes a draft to the address; whoever is on the way to another page already is not called back. */
function useKeep() {
  const navigate = useNavigate({ from: "/new" });
  const { history } = useRouter();
  return (next: NewRunSearch) => {
    if (history.location.pathname === "/new") navigate({ search: next, replace: true, resetScroll: false });
  };
}

function useCatalogue() {
  const datasets = useDatasets();
  const models = useModels();
  return { datasets: datasets.data ?? [], models: models.data ?? [] };
}
