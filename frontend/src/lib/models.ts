/** Models and the zoo as rows of a table: figures by data set, where weights are, what a search finds. */
import type { LeaderboardRow, Model, Recipe, ZooDetector } from "../api/types";
import type { ModelsSearch } from "./cataloguesearch";
import { getAt } from "./paths";

/** Data set whose figures count where none is named. */
const HOME = "coco";

type Results = Record<string, Record<string, number>>;

export interface Figure {
  dataset: string;
  value: number;
}

/** A published figure: for the named data set, else COCO's, else the only one there is. */
export function figureOf(results: Results, metric: string, on: string | undefined): Figure | null {
  const found = Object.entries(results)
    .map(([dataset, metrics]) => ({ dataset, value: metrics[metric] }))
    .filter((one): one is Figure => one.value !== undefined);
  if (on) return found.find((one) => same(one.dataset, on)) ?? null;
  return found.find((one) => same(one.dataset, HOME)) ?? found[0] ?? null;
}

/** Every data set that something has figures for, the most frequent first. */
export function datasetsOf(all: readonly Results[]): string[] {
  const counts = new Map<string, number>();
  for (const results of all) for (const name of Object.keys(results)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([name]) => name);
}

/** Where a model's weights come from, in a word or two. */
export function weightsLabel(weights: Model["document"]["weights"]): string {
  if (!weights) return "none";
  if (weights.package) return "shipped";
  if (weights.digest) return "uploaded";
  if (weights.path) return "by path";
  return weights.url ? "by address" : "none";
}

/** What can be a teacher: it has weights, and its check found no error. */
export function canTeach(model: Pick<Model, "document" | "status" | "archived">): boolean {
  return weightsLabel(model.document.weights) !== "none" && model.status === "ready" && model.archived === null;
}

export function searchModels(models: readonly Model[], asked: ModelsSearch): Model[] {
  return models.filter(({ name, document }) => {
    const kind = String(document.config.type ?? "");
    return (
      holds(`${name} ${document.title} ${document.family} ${kind}`, asked.search) &&
      (!asked.family || same(document.family, asked.family)) &&
      (!asked.on || Object.keys(document.results).some((dataset) => same(dataset, asked.on ?? "")))
    );
  });
}

export function searchZoo(detectors: readonly ZooDetector[], asked: ModelsSearch): ZooDetector[] {
  return detectors.filter(
    (one) =>
      holds(`${one.name} ${one.family} ${one.type} ${one.config}`, asked.search) &&
      (!asked.family || same(one.family, asked.family)) &&
      (!asked.on || Object.keys(one.results).some((dataset) => same(dataset, asked.on ?? ""))) &&
      (!asked.state || one.state === asked.state) &&
      (!asked.here || one.available || one.registered.length > 0),
  );
}

/** Every word has to be somewhere in the text. */
function holds(text: string, search: string | undefined): boolean {
  const low = text.toLowerCase();
  return (search ?? "")
    .toLowerCase()
    .split(/\s+/)
    .every((word) => low.includes(word));
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** FLOPs of a student as runs here measured them; null when none did. */
export function measuredFlops(rows: readonly LeaderboardRow[], model: string): number | null {
  return rows.find((row) => row.student === model && row.flops !== null)?.flops ?? null;
}

/** The recipe to begin with when a model is to teach: its own, else one whose student knows the same classes. */
export function recipeFor(teacher: Model, recipes: readonly Recipe[], models: readonly Model[]): string | undefined {
  const taught = recipes.filter((recipe) => getAt(recipe.spec, "method.name") === "fgd");
  const own = taught.find((recipe) => getAt(recipe.spec, "teacher.model") === teacher.name);
  const classes = teacher.document.classes.join("\n");
  const fitting = taught.filter((recipe) => {
    const student = models.find((model) => model.name === getAt(recipe.spec, "student.model"));
    return student?.document.classes.join("\n") === classes;
  });
  const family = (recipe: Recipe) =>
    models.find((model) => model.name === getAt(recipe.spec, "student.model"))?.document.family;
  return (own ?? fitting.find((recipe) => family(recipe) === teacher.document.family) ?? fitting[0])?.name;
}

/** The address of a new run that a model teaches, as its page keeps it: a recipe and what differs from it. */
export function teachSearch(
  teacher: Model,
  recipe: string | undefined,
): { recipe?: string; set?: Record<string, unknown> } {
  return { ...(recipe && { recipe }), set: { "teacher.model": teacher.name } };
}
