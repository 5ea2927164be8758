/** Recipes as a person looks for them: in groups, with what was published for them. */
import type { Dataset, Model, Recipe } from "../api/types";
import { formatPoints } from "./numbers";
import { getAt } from "./paths";
import { methodLabel } from "./runs";

/** The recipes of the paper, which need COCO and a GPU. */
export const PAPER = "paper";

export interface RecipeGroup {
  key: string;
  title: string;
  recipes: Recipe[];
}

/** Recipes of one group stand together, those without one by their data set; order is the server's. */
export function groupRecipes(recipes: readonly Recipe[], datasets: readonly Dataset[]): RecipeGroup[] {
  const groups = new Map<string, RecipeGroup>();
  for (const recipe of recipes) {
    const key = groupOf(recipe);
    const group = groups.get(key) ?? { key, title: titleOf(key, datasets), recipes: [] };
    group.recipes.push(recipe);
    groups.set(key, group);
  }
  return [...groups.values()];
}

export function groupOf(recipe: Recipe): string {
  return recipe.group || String(getAt(recipe.spec, "dataset") ?? "");
}

/** The recipes of one kind of detector, each with what tells it from the others. */
export interface RecipeRow {
  detector: string;
  recipes: { recipe: Recipe; label: string; method: string }[];
}

const DETECTORS: Readonly<Record<string, string>> = {
  retinanet: "RetinaNet",
  "faster-rcnn": "Faster R-CNN",
  "mask-rcnn": "Mask R-CNN",
  reppoints: "RepPoints",
  fcos: "FCOS",
  gfl: "GFL",
  solo: "SOLO",
  yolox: "YOLOX",
};

/** A group's recipes by the family of their student, in the order of the paper's tables; unknown ones last. */
export function rowsOf(recipes: readonly Recipe[], models: readonly Model[]): RecipeRow[] {
  const families = new Map(models.map((model) => [model.name, model.document.family ?? ""]));
  const rows = new Map<string, Recipe[]>(Object.keys(DETECTORS).map((family) => [family, []]));
  for (const recipe of recipes) {
    const family = families.get(String(getAt(recipe.spec, "student.model"))) ?? "";
    rows.set(family, [...(rows.get(family) ?? []), recipe]);
  }
  return [...rows].filter(([, found]) => found.length).map(([family, found]) => rowOf(DETECTORS[family] ?? "", found));
}

/** Methods tell recipes apart where each occurs once, otherwise what their titles say beside the detector. */
function rowOf(detector: string, recipes: readonly Recipe[]): RecipeRow {
  const methods = recipes.map((recipe) => String(getAt(recipe.spec, "method.name") ?? "none"));
  const distinct = new Set(methods).size === methods.length;
  const told = recipes.map((recipe, place) => {
    const method = methods[place] ?? "none";
    const title = (recipe.title || recipe.name).replaceAll(`${detector} `, "");
    return { recipe, method, label: distinct ? methodLabel(method) : title };
  });
  return { detector: detector || "Others", recipes: told.sort((a, b) => rank(a.method) - rank(b.method)) };
}

/** The control first, FGD second, the others as they came. */
function rank(method: string): number {
  return { none: 0, fgd: 1 }[method] ?? 2;
}

/** What a paper's own config says for a draft: the recipe of the same method for a student of the same family.
 *
 * Where there are several, the one with the draft's teacher's family, else the first.
 */
export function paperRecipe(
  recipes: readonly Recipe[],
  models: readonly Model[],
  asked: { method: string; student: unknown; teacher: unknown },
): Recipe | undefined {
  const family = (name: unknown) => models.find((model) => model.name === name)?.document.family;
  const student = family(asked.student);
  if (!student) return undefined;
  const alike = recipes.filter(
    ({ group, spec }) =>
      group === PAPER &&
      family(getAt(spec, "student.model")) === student &&
      String(getAt(spec, "method.name") ?? "none") === asked.method,
  );
  return alike.find(({ spec }) => family(getAt(spec, "teacher.model")) === family(asked.teacher)) ?? alike[0];
}

/** A value that a paper's config states: of the method, the student's start and the schedule, but not the seed. */
export function paperValue(recipe: Recipe | undefined, path: string): unknown {
  const stated = /^(method|schedule|student\.(weights|inherit))(\.|$)/.test(path) && path !== "schedule.seed";
  return stated ? getAt(recipe?.spec, path) : undefined;
}

function titleOf(key: string, datasets: readonly Dataset[]): string {
  if (key === PAPER) return "The paper's, at full size on COCO";
  return datasets.find((dataset) => dataset.name === key)?.document.title || key;
}

/** `Published AP: teacher 41.0, student 37.4, distilled 40.7`; masks after a slash. Nothing where nothing is. */
export function publishedLine(recipe: Recipe): string {
  const published = recipe.published;
  if (!published) return "";
  const stated = (["teacher", "student", "distilled"] as const)
    .map((role) => [role, points(published[role])] as const)
    .filter(([, figures]) => figures)
    .map(([role, figures]) => `${role} ${figures}`);
  return stated.length ? `Published AP: ${stated.join(", ")}` : "";
}

function points(metrics: Readonly<Record<string, number>>): string {
  return ["bbox_mAP", "segm_mAP"]
    .filter((name) => metrics[name] !== undefined)
    .map((name) => formatPoints(metrics[name]))
    .join(" / ");
}
