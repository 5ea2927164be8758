import { expect, it } from "vitest";
import { getAt, same, setAt } from "./paths";

const SPEC = { schedule: { lr: 0.01, milestones: [16, 22] }, tags: [] };

it("reads a field, and undefined where the way ends early", () => {
  expect(getAt(SPEC, "schedule.lr")).toBe(0.01);
  expect(getAt(SPEC, "schedule.lr.deeper")).toBeUndefined();
  expect(getAt(SPEC, "method.alpha")).toBeUndefined();
});

it("sets a field in a new document", () => {
  const changed = setAt(SPEC, "method.alpha", 0.002);
  expect(changed).toEqual({ ...SPEC, method: { alpha: 0.002 } });
  expect(SPEC).not.toHaveProperty("method");
  expect(changed.schedule).toBe(SPEC.schedule);
});

it("takes a field out", () => {
  expect(setAt(SPEC, "schedule.lr", undefined)).toEqual({ schedule: { milestones: [16, 22] }, tags: [] });
});

it("compares by what is said", () => {
  expect(same({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })).toBe(true);
  expect(same([1], [1, 2])).toBe(false);
  expect(same({ a: undefined }, {})).toBe(true);
  expect(same(0, "0")).toBe(false);
});
