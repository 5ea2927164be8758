import { describe, expect, it } from "vitest";
import type { LeaderboardRow, Model, Recipe, ZooDetector } from "../api/types";
import {
  canTeach,
  datasetsOf,
  figureOf,
  measuredFlops,
  recipeFor,
  searchModels,
  searchZoo,
  weightsLabel,
} from "./models";

function model(name: string, changes: Record<string, unknown> = {}): Model {
  const document = { name, title: "", family: "retinanet", classes: ["a"], config: { type: "RetinaNet" }, results: {} };
  return {
    name,
    version: 1,
    status: "ready",
    archived: null,
    document: { ...document, ...changes },
  } as unknown as Model;
}

function detector(name: string, changes: Partial<ZooDetector> = {}): ZooDetector {
  const base = { family: "RetinaNet", type: "RetinaNet", config: "", results: {}, registered: [], available: false };
  return { name, state: "runs", ...base, ...changes } as unknown as ZooDetector;
}

function recipe(name: string, teacher: string, student: string): Recipe {
  return { name, spec: { method: { name: "fgd" }, teacher: { model: teacher }, student: { model: student } } } as never;
}

describe("figureOf", () => {
  const results = { LVIS: { bbox_mAP: 0.2 }, COCO: { bbox_mAP: 0.4, segm_mAP: 0.3 } };
  it("is COCO's unless another data set is named", () => {
    expect(figureOf(results, "bbox_mAP", undefined)).toEqual({ dataset: "COCO", value: 0.4 });
    expect(figureOf(results, "bbox_mAP", "lvis")).toEqual({ dataset: "LVIS", value: 0.2 });
    expect(figureOf(results, "segm_mAP", "LVIS")).toBeNull();
  });
  it("is the only one there is elsewhere", () => {
    expect(figureOf({ shapes: { bbox_mAP: 0.5 } }, "bbox_mAP", undefined)).toEqual({ dataset: "shapes", value: 0.5 });
    expect(figureOf({}, "bbox_mAP", undefined)).toBeNull();
  });
});

it("lists data sets, the most frequent first", () => {
  expect(datasetsOf([{ b: {} }, { a: {}, b: {} }])).toEqual(["b", "a"]);
});

it("finds models by all words, family and data set", () => {
  const all = [model("retina-big", { results: { shapes: {} } }), model("fcos-small", { family: "fcos" })];
  expect(searchModels(all, { search: "BIG retina" }).map((one) => one.name)).toEqual(["retina-big"]);
  expect(searchModels(all, { family: "FCOS" }).map((one) => one.name)).toEqual(["fcos-small"]);
  expect(searchModels(all, { on: "shapes" }).map((one) => one.name)).toEqual(["retina-big"]);
});

it("finds detectors of the zoo by state and by what is here", () => {
  const all = [
    detector("a", { registered: ["x"] }),
    detector("b", { available: true }),
    detector("c", { state: "refused" }),
  ];
  expect(searchZoo(all, { here: true }).map((one) => one.name)).toEqual(["a", "b"]);
  expect(searchZoo(all, { state: "refused" }).map((one) => one.name)).toEqual(["c"]);
});

it("knows who can teach", () => {
  const weights = { package: "x.pth" } as Model["document"]["weights"];
  expect(canTeach(model("a", { weights }))).toBe(true);
  expect(canTeach(model("a", { weights: null }))).toBe(false);
  expect(weightsLabel(weights)).toBe("shipped");
  expect(weightsLabel(null)).toBe("none");
});

it("takes FLOPs from runs that measured them", () => {
  const rows = [
    { student: "a", flops: null },
    { student: "a", flops: 5 },
  ] as LeaderboardRow[];
  expect(measuredFlops(rows, "a")).toBe(5);
  expect(measuredFlops(rows, "b")).toBeNull();
});

describe("recipeFor", () => {
  const models = [model("t"), model("own", { family: "fcos" }), model("s1", { family: "fcos" }), model("s2")];
  const recipes = [recipe("one", "x", "s1"), recipe("two", "y", "s2"), recipe("three", "own", "s2")];
  it("is the model's own recipe, else one of its family whose student knows its classes", () => {
    expect(recipeFor(models[1] as Model, recipes, models)).toBe("three");
    expect(recipeFor(models[0] as Model, recipes, models)).toBe("two");
    expect(recipeFor(model("t", { classes: ["b"] }), recipes, models)).toBeUndefined();
  });
});
