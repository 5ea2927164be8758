import { describe, expect, it } from "vitest";
import { differencesOf, edited, editsBetween, effective, givenIn } from "./drafts";

const RECIPE = {
  dataset: "shapes",
  teacher: { model: "big" },
  method: { name: "fgd", alpha: 0.001 },
  schedule: { lr: 0.01, milestones: [16, 22] },
};

describe("edits", () => {
  it("carry a document to another one", () => {
    const next = { ...RECIPE, teacher: null, method: { name: "none" }, schedule: { lr: 0.02, milestones: [16, 22] } };
    const edits = editsBetween(RECIPE, next);
    expect(edits).toEqual({
      set: { teacher: null, "method.name": "none", "schedule.lr": 0.02 },
      drop: ["teacher.model", "method.alpha"],
    });
    expect(edited(RECIPE, edits)).toEqual(next);
  });

  it("take sections out that become empty", () => {
    const { teacher, ...next } = RECIPE;
    expect(edited(RECIPE, editsBetween(RECIPE, next))).toEqual(next);
  });

  it("are none between equal documents", () => {
    expect(editsBetween(RECIPE, structuredClone(RECIPE))).toEqual({ set: {}, drop: [] });
  });
});

describe("what the server will find", () => {
  it("is the draft's, then the recipe's, then the default", () => {
    expect(effective({ schedule: { lr: 1 } }, RECIPE, "schedule.lr", 5)).toBe(1);
    expect(effective({}, RECIPE, "schedule.lr", 5)).toBe(0.01);
    expect(effective({}, RECIPE, "schedule.epochs", 24)).toBe(24);
    expect(effective({ schedule: { lr: "" } }, RECIPE, "schedule.lr", 5)).toBe("");
  });

  it("is not the recipe's where the draft has another method or no section", () => {
    expect(effective({ method: { name: "mgd" } }, RECIPE, "method.alpha", 2e-5)).toBe(2e-5);
    expect(effective({ teacher: null }, RECIPE, "teacher.model", undefined)).toBeUndefined();
    expect(givenIn(RECIPE, { method: { name: "mgd" } }, "method.alpha", 2e-5)).toBe(2e-5);
    expect(givenIn(RECIPE, { method: { name: "mgd" } }, "method.name", "none")).toBe("fgd");
  });
});

describe("differences", () => {
  const defaults = new Map<string, unknown>([["schedule.seed", 0]]);

  it("are held against recipe and original", () => {
    const original = { ...RECIPE, schedule: { lr: 0.02, milestones: [16, 22], seed: 0 } };
    const draft = { ...original, name: "mine", schedule: { ...original.schedule, seed: 1 } };
    expect(differencesOf(draft, RECIPE, original, defaults)).toEqual([
      { path: "schedule.lr", now: 0.02, recipe: 0.01, original: 0.02 },
      { path: "schedule.seed", now: 1, recipe: 0, original: 0 },
    ]);
  });

  it("do not count what is only left out", () => {
    expect(differencesOf({ mirror: [] }, RECIPE, null, defaults)).toEqual([]);
    expect(differencesOf({ ...RECIPE, schedule: { ...RECIPE.schedule, seed: 0 } }, RECIPE, null, defaults)).toEqual([]);
  });
});
