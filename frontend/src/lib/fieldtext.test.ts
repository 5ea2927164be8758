import { describe, expect, it } from "vitest";
import { fieldText, fieldWord, readField } from "./fieldtext";
import type { SpecField } from "./specfields";

function field(kind: SpecField["kind"], nullable = false, path = "a.b"): SpecField {
  return { path, label: "B", kind, about: "", default: undefined, options: [], nullable, usual: true };
}

describe("what was typed", () => {
  it("is read as the field is", () => {
    expect(readField("1e-3", field("number"))).toBe(0.001);
    expect(readField("8, 11", field("numbers"))).toEqual([8, 11]);
    expect(readField("one two, three ", field("words", false, "tags"))).toEqual(["one two", "three"]);
    expect(readField("0.1x", field("number"))).toBe("0.1x");
  });

  it("is empty when it was emptied", () => {
    expect(readField("", field("text", true))).toBeNull();
    expect(readField(" ", field("number", true))).toBeNull();
    expect(readField("", field("text"))).toBe("");
    expect(readField("", field("number"))).toBe("");
    expect(readField("", field("words", false, "tags"))).toEqual([]);
  });
});

it("writes values", () => {
  expect([5e-6, [16, 22], null, true].map(fieldText)).toEqual(["5e-6", "16, 22", "", "true"]);
  expect([true, undefined, [], { a: 1 }].map(fieldWord)).toEqual(["on", "not set", "not set", '{"a":1}']);
});
