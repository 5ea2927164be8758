import { describe, expect, it } from "vitest";
import { countOf, firstAxis, valuesOf } from "./axes";
import type { SpecField } from "./specfields";

function field(kind: SpecField["kind"]): SpecField {
  return { path: "a.b", label: "B", kind, about: "", default: undefined, options: [], nullable: false, usual: true };
}

describe("lists", () => {
  it("are read as the field is", () => {
    expect(valuesOf({ list: "1e-3, 0.002" }, field("number")).values).toEqual([0.001, 0.002]);
    expect(valuesOf({ list: "8, 11; 16,22" }, field("numbers")).values).toEqual([
      [8, 11],
      [16, 22],
    ]);
    expect(valuesOf({ list: "P3 P4; P5" }, field("words")).values).toEqual([["P3", "P4"], ["P5"]]);
    expect(valuesOf({ list: "a, b" }, field("text")).values).toEqual(["a", "b"]);
  });

  it("leave what cannot be read to the server", () => {
    expect(valuesOf({ list: "1, x" }, field("number")).values).toEqual([1, "x"]);
  });

  it("say what they wait for", () => {
    expect(valuesOf({ list: " ," }, field("number")).problem).toMatch(/commas/);
    expect(valuesOf({ pick: [] }, field("choice")).problem).toBe("Pick values.");
  });
});

describe("ranges", () => {
  const range = { low: "1e-4", high: "1e-2", count: "3", log: true };

  it("are spread by equal ratios or equal steps", () => {
    expect(valuesOf(range, field("number")).values).toEqual([1e-4, 1e-3, 1e-2]);
    expect(valuesOf({ ...range, low: "0", high: "1", log: false }, field("number")).values).toEqual([0, 0.5, 1]);
  });

  it("give whole numbers once", () => {
    const steps = { low: "1", high: "3", count: "5", log: false };
    expect(valuesOf(steps, field("integer")).values).toEqual([1, 2, 3]);
  });

  it("say why they give nothing", () => {
    expect(valuesOf({ ...range, low: "0" }, field("number")).problem).toMatch(/above 0/);
    expect(valuesOf({ ...range, high: "?" }, field("number")).problem).toMatch(/two numbers/);
    expect(valuesOf({ ...range, count: "1" }, field("number")).problem).toMatch(/2 to 500/);
  });
});

it("begins with what the field has", () => {
  expect(firstAxis(field("number"), 0.1, "0.1", false)).toEqual({ list: "0.1" });
  expect(firstAxis(field("flag"), true, "", false)).toEqual({ pick: [false, true] });
  expect(firstAxis(field("text"), "shapes", "shapes", true)).toEqual({ pick: ["shapes"] });
});

it("counts combinations", () => {
  expect(countOf([{ values: [1, 2] }, { values: [1, 2, 3] }])).toBe(6);
  expect(countOf([{ values: [1, 2] }, { values: [], problem: "?" }])).toBe(0);
});
