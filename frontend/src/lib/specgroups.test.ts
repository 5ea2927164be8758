import { describe, expect, it } from "vitest";
import schema from "../api/spec-schema.json";
import type { SpecSchema } from "./specfields";
import { defaultsOf, fieldGroups } from "./specgroups";

const SPEC = schema as unknown as SpecSchema;
const group = (method: string, title: string) => fieldGroups(SPEC, method).find((one) => one.title === title);
const labels = (method: string, title: string) => group(method, title)?.fields.map((field) => field.label);

describe("groups of the form", () => {
  it("keep weights apart from a method's settings", () => {
    expect(labels("fgd", "Weights")).toEqual(["Alpha α", "Beta β", "Gamma γ", "Lambda λ"]);
    expect(labels("mgd", "Weights")).toEqual(["Alpha α"]);
    expect(labels("fgd", "Method")?.slice(0, 2)).toEqual(["Method", "Temperature"]);
    expect(group("none", "Weights")).toBeUndefined();
  });

  it("begin with what is trained on what", () => {
    expect(labels("fgd", "Models and data")).toEqual([
      ...["Data set", "Teacher", "Student", "Initial weights", "Inherit neck and head"],
      ...["Teacher precision", "Teacher version", "Student version", "Data set version"],
    ]);
  });

  it("say each field's meaning, and the unit of numbers that have one", () => {
    for (const { fields } of fieldGroups(SPEC, "fgd")) for (const field of fields) expect(field.about).not.toBe("");
    const schedule = group("fgd", "Schedule")?.fields ?? [];
    expect(schedule.find((field) => field.path === "schedule.batch_size")?.unit).toBe("images");
    expect(labels("fgd", "Resources")).toContain("GPUs");
    expect(labels("fgd", "Evaluation")).toContain("Keep best");
  });

  it("know what a field is when nobody says it", () => {
    const defaults = defaultsOf(SPEC, "fgd");
    expect(defaults.get("method.alpha")).toBe(0.001);
    expect(defaults.get("schedule.milestones")).toEqual([16, 22]);
    expect(defaults.get("evaluation.keep.last")).toBe(true);
  });
});
