import { describe, expect, it } from "vitest";
import schema from "../api/spec-schema.json";
import { methodFields, methodNames, parseList, rootField, type SpecSchema, sectionFields } from "./specfields";

const SPEC = schema as unknown as SpecSchema;
const find = (section: string, path: string) => sectionFields(SPEC, section).find((field) => field.path === path);

describe("the server's schema", () => {
  it("tells the methods apart", () => {
    expect(methodNames(SPEC)).toContain("none");
    expect(methodNames(SPEC)).toContain("fgd");
    expect(methodFields(SPEC, "none")).toEqual([]);
  });

  it("offers every peer with its own fields, simple ones only", () => {
    for (const name of ["mse", "pkd", "cwd", "cankd"])
      expect(methodFields(SPEC, name)[0]).toMatchObject({ path: "method.weight", kind: "number" });
    expect(methodFields(SPEC, "mgd").map((field) => field.path)).toEqual([
      "method.alpha",
      "method.lambda",
      "method.levels",
    ]);
  });

  it("gives FGD's weights their default and meaning", () => {
    const alpha = methodFields(SPEC, "fgd").find((field) => field.path === "method.alpha");
    expect(alpha).toMatchObject({ kind: "number", default: 0.001, label: "Alpha α" });
    expect(alpha?.about).not.toBe("");
    expect(methodFields(SPEC, "fgd").map((field) => field.path)).toContain("method.lambda");
  });

  it("knows every kind of field", () => {
    expect(find("schedule", "schedule.epochs")?.kind).toBe("integer");
    expect(find("schedule", "schedule.optimizer")).toMatchObject({ kind: "choice", options: ["sgd", "adamw"] });
    expect(find("schedule", "schedule.milestones")?.kind).toBe("numbers");
    expect(find("schedule", "schedule.clip_norm")).toMatchObject({ kind: "number", nullable: true });
    expect(find("student", "student.inherit")?.kind).toBe("flag");
    expect(rootField(SPEC, "tags").kind).toBe("words");
    expect(rootField(SPEC, "name")).toMatchObject({ kind: "text", nullable: true });
  });
});

it("reads lists", () => {
  expect(parseList("16, 22", "numbers")).toEqual([16, 22]);
  expect(parseList("16, x", "numbers")).toBeNull();
  expect(parseList(" P3 P4,", "words")).toEqual(["P3", "P4"]);
  expect(parseList("", "numbers")).toEqual([]);
});
