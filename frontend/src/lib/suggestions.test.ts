import { describe, expect, it } from "vitest";
import type { FieldView } from "../api/types";
import { spotAt } from "./filters";
import { columnIdOf, fieldNamed, suggestionsAt, taken } from "./suggestions";

const create = (name: string, fields: Partial<FieldView>): FieldView => ({
  name,
  kind: "run",
  type: "text",
  description: "",
  choices: [],
  ...fields,
});
const FIELDS = [
  create("state", { type: "choice", choices: ["running", "failed"] }),
  create("created", { type: "moment" }),
  create("schedule.lr", { kind: "spec", type: "number" }),
  create("`val/class/traffic light/AP`", { kind: "metric", type: "number" }),
];

function at(text: string, values: { value: string; runs: number }[] = []): string[] {
  const spot = spotAt(text, text.length);
  return suggestionsAt(spot, FIELDS, values, fieldNamed(FIELDS, spot.field)).map((one) => one.insert);
}

describe("suggestionsAt", () => {
  it("offers fields, a metric with its best value", () => {
    expect(at("sta")).toEqual(["state"]);
    expect(at("traffic")).toEqual(["`val/class/traffic light/AP`.best", "`val/class/traffic light/AP`"]);
  });
  it("offers what a field can be compared by", () => {
    expect(at("state ")).toEqual(["=", "!=", "in", "not in"]);
    expect(at("created ")).toEqual([">", ">=", "<", "<="]);
    expect(at("`val/class/traffic light/AP`.best ")).toContain(">=");
  });
  it("offers values, the frequent ones first", () => {
    expect(at("state = ", [{ value: "failed", runs: 3 }])).toEqual(["failed", "running"]);
    expect(at("created > ")).toContain("now-7d");
    expect(at("name = ", [{ value: "two words", runs: 1 }])).toEqual(['"two words"']);
    expect(at("schedule.lr > ")).toEqual([]);
  });
  it("then joints", () => expect(at("state = failed ")).toEqual(["and", "or"]));
});

it("puts what was taken in the place of what was typed", () => {
  const spot = spotAt("sta", 3);
  expect(taken("sta", spot, { insert: "state", label: "state", about: "" })).toEqual({ text: "state ", caret: 6 });
  const operator = spotAt("state ", 6);
  expect(taken("state ", operator, { insert: "in", label: "in", about: "" }).text).toBe("state in (");
});

it("makes columns of fields", () => {
  expect(FIELDS.map(columnIdOf)).toEqual(["state", "created", "s:schedule.lr", "m:val/class/traffic light/AP.best"]);
});
