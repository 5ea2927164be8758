import { describe, expect, it } from "vitest";
import type { Dataset, Model, Recipe } from "../api/types";
import { groupRecipes, PAPER, paperRecipe, paperValue, publishedLine, rowsOf } from "./recipes";

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

describe("rows of a group", () => {
  const models = [
    { name: "fcos-s", document: { family: "fcos" } },
    { name: "retina-s", document: { family: "retinanet" } },
    { name: "own", document: { family: "something" } },
  ] as Model[];
  const of = (model: string, method: string, title = "") =>
    recipe(`${model}-${method}`, { title, spec: { student: { model }, method: { name: method } } });
  const shown = (recipes: Recipe[]) =>
    rowsOf(recipes, models).map((row) => [row.detector, ...row.recipes.map(({ label }) => label)]);

  it("are the paper's detectors in its order, the control before FGD before the others", () => {
    const recipes = [of("fcos-s", "fgd"), of("retina-s", "mgd"), of("retina-s", "fgd"), of("retina-s", "none")];
    expect(shown([of("own", "fgd"), ...recipes])).toEqual([
      ["RetinaNet", "control", "FGD", "MGD"],
      ["FCOS", "FGD"],
      ["Others", "FGD"],
    ]);
  });

  it("tell recipes of one method apart by their titles", () => {
    const recipes = [
      of("retina-s", "fgd", "RetinaNet R50 ← RetinaNet X101"),
      of("retina-s", "fgd", "RetinaNet R101 ← RetinaNet X101"),
    ];
    expect(shown(recipes)).toEqual([["RetinaNet", "R50 ← X101", "R101 ← X101"]]);
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

describe("the paper's value", () => {
  const models = [
    { name: "retina-s", document: { family: "retinanet" } },
    { name: "retina-r50", document: { family: "retinanet" } },
    { name: "cascade", document: { family: "cascade" } },
  ] as Model[];
  const spec = (teacher: string, alpha: number) => ({
    student: { model: "retina-r50" },
    teacher: { model: teacher },
    method: { name: "fgd", alpha },
    schedule: { seed: 0, lr: 0.01 },
  });
  const recipes = [
    recipe("x101", { group: PAPER, spec: spec("cascade", 2) }),
    recipe("r101", { group: PAPER, spec: spec("retina-r50", 1) }),
    recipe("small", { spec: spec("retina-s", 3) }),
  ];

  it("is that of the same method, student and teacher family", () => {
    const asked = { method: "fgd", student: "retina-s", teacher: "retina-s" };
    const found = paperRecipe(recipes, models, asked);
    expect(found?.name).toBe("r101");
    expect(paperValue(found, "method.alpha")).toBe(1);
    expect(paperValue(found, "schedule.seed")).toBeUndefined();
    expect(paperRecipe(recipes, models, { ...asked, teacher: "none" })?.name).toBe("x101");
    expect(paperRecipe(recipes, models, { ...asked, method: "mgd" })).toBeUndefined();
    expect(paperRecipe(recipes, models, { ...asked, student: "unknown" })).toBeUndefined();
  });
});
