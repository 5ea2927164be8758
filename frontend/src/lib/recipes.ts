/** Recipes as a person looks for them: in groups, with what was published for them. */
import type { Dataset, Recipe } from "../api/types";
import { formatPoints } from "./numbers";
import { getAt } from "./paths";

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
