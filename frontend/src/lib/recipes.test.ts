import { describe, expect, it } from "vitest";
import type { Dataset, Recipe } from "../api/types";
import { groupRecipes, PAPER, publishedLine } from "./recipes";

function recipe(name: string, fields: Partial<Recipe>): Recipe {
  const rest = { title: "", about: "", group: "", original: null, published: null, departures: [], spec: {} };
  return { name, ...rest, ...fields } as Recipe;
}

const SHAPES = { name: "shapes", document: { title: "Shapes" } } as Dataset;

describe("groups", () => {
  it("are by data set, the paper's apart, in the server's order", () => {
    const recipes = [
      recipe("a", { spec: { dataset: "shapes" } }),
      recipe("b", { spec: { dataset: "mine" } }),
      recipe("c", { spec: { dataset: "shapes" } }),
      recipe("d", { spec: { dataset: "coco" }, group: PAPER }),
    ];
    const groups = groupRecipes(recipes, [SHAPES]);
    expect(groups.map((group) => group.title)).toEqual(["Shapes", "mine", "The paper's, at full size on COCO"]);
    expect(groups.map((group) => group.recipes.map((one) => one.name))).toEqual([["a", "c"], ["b"], ["d"]]);
  });
});

describe("published figures", () => {
  it("are in points, boxes before masks", () => {
    const published = {
      teacher: { bbox_mAP: 0.473, segm_mAP: 0.411 },
      student: { bbox_mAP: 0.392 },
      distilled: {},
      source: "",
    };
    expect(publishedLine(recipe("a", { published }))).toBe("Published AP: teacher 47.3 / 41.1, student 39.2");
  });

  it("are left out where there are none", () => {
    expect(publishedLine(recipe("a", {}))).toBe("");
    const nothing = { teacher: {}, student: {}, distilled: {}, source: "" };
    expect(publishedLine(recipe("a", { published: nothing }))).toBe("");
  });
});
