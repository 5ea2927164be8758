import { describe, expect, it } from "vitest";
import { fieldText, joined, narrowedTo, partsOf, spotAt, valueText, withoutPart } from "./filters";

describe("partsOf", () => {
  it("takes a conjunction apart", () =>
    expect(partsOf('state = running and (a = 1 or b = 2) AND name ~ "x and y"')).toEqual([
      "state = running",
      "(a = 1 or b = 2)",
      'name ~ "x and y"',
    ]));
  it("keeps alternatives together", () =>
    expect(partsOf("a = 1 and b = 2 or c = 3")).toEqual(["a = 1 and b = 2 or c = 3"]));
  it("finds nothing in nothing", () => expect(partsOf("  ")).toEqual([]));
  it("does not stumble over half a text", () =>
    expect(partsOf('name = "open and shut')).toEqual(['name = "open and shut']));
  it("knows a field in backticks", () => expect(partsOf("`val/class/and or/AP` > 1 and x = 1")).toHaveLength(2));
});

it("joins alternatives in parentheses", () => {
  expect(joined(["a = 1 or b = 2", "c = 3"])).toBe("(a = 1 or b = 2) and c = 3");
  expect(joined(["a = 1 or b = 2"])).toBe("a = 1 or b = 2");
  expect(joined([])).toBe("");
});

it("writes fields and values as the language reads them", () => {
  expect(fieldText("schedule.lr")).toBe("schedule.lr");
  expect(fieldText("val/class/traffic light/AP")).toBe("`val/class/traffic light/AP`");
  expect(fieldText("not")).toBe("`not`");
  expect(valueText("fgd")).toBe("fgd");
  expect(valueText("10")).toBe('"10"');
  expect(valueText(10)).toBe("10");
  expect(valueText("null")).toBe('"null"');
  expect(valueText(null)).toBe("null");
  expect(valueText('say "hi" \\ 🦊')).toBe('"say \\"hi\\" \\\\ 🦊"');
  expect(valueText("täg")).toBe("täg");
});

it("narrows to a value, once for each field and to any number of tags", () => {
  expect(narrowedTo("", "state", "running")).toBe("state = running");
  expect(narrowedTo("state = failed and lr > 1", "state", "running")).toBe("lr > 1 and state = running");
  expect(narrowedTo("tag:a", "tag", "b")).toBe("tag:a and tag = b");
  expect(narrowedTo("tag = b", "tag", "b")).toBe("tag = b");
  expect(narrowedTo("state in (failed, running)", "state", "failed")).toBe(
    "state in (failed, running) and state = failed",
  );
  expect(narrowedTo("a = 1 or b = 2", "state", "running")).toBe("(a = 1 or b = 2) and state = running");
});

it("takes a part away", () => expect(withoutPart("a = 1 and b = 2 and c = 3", 1)).toBe("a = 1 and c = 3"));

describe("spotAt", () => {
  const at = (text: string) => {
    const { wants, typed, field } = spotAt(text, text.length);
    return [wants, typed, field];
  };
  it("wants a field first", () => {
    expect(at("")).toEqual(["field", "", undefined]);
    expect(at("sched")).toEqual(["field", "sched", undefined]);
    expect(at("not (meth")).toEqual(["field", "meth", undefined]);
    expect(at("a = 1 and ")).toEqual(["field", "", undefined]);
    expect(at("`val/class/traffic li")).toEqual(["field", "val/class/traffic li", undefined]);
  });
  it("then an operator", () => expect(at("schedule.lr ")).toEqual(["operator", "", "schedule.lr"]));
  it("then a value", () => {
    expect(at("state = ")).toEqual(["value", "", "state"]);
    expect(at("state = run")).toEqual(["value", "run", "state"]);
    expect(at("tag:base")).toEqual(["value", "base", "tag"]);
    expect(at('name = "two wo')).toEqual(["value", "two wo", "name"]);
    expect(at("state in (running, q")).toEqual(["value", "q", "state"]);
    expect(at("created > now-7")).toEqual(["value", "now-7", "created"]);
    expect(at("created > 2026-11-01T08:30")).toEqual(["value", "2026-11-01T08:30", "created"]);
  });
  it("then a joint", () => {
    expect(at("state = running ")).toEqual(["joint", "", undefined]);
    expect(at("state in (a, b) a")).toEqual(["joint", "a", undefined]);
  });
  it("says which stretch would be replaced", () => {
    expect(spotAt("state = run and x = 1", 11)).toEqual({
      wants: "value",
      field: "state",
      typed: "run",
      from: 8,
      to: 11,
    });
  });
});
