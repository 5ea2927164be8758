import { expect, it } from "vitest";
import type { SpecField } from "./specfields";
import { sweptOf } from "./sweepbody";

function field(path: string, kind: SpecField["kind"]): [string, SpecField] {
  return [path, { path, label: path, kind, about: "", default: undefined, options: [], nullable: false, usual: true }];
}

const FIELDS = new Map([field("lr", "number"), field("seed", "integer")]);
const RANGE = { low: "1e-4", high: "1e-2", count: "3", log: true };

it("makes every combination", () => {
  expect(sweptOf({ lr: RANGE, seed: { list: "0, 1" } }, null, FIELDS)).toEqual({
    body: { grid: { lr: [1e-4, 1e-3, 1e-2], seed: [0, 1] }, stretches: {}, draw: null },
    runs: 6,
  });
});

it("draws from ranges", () => {
  const draw = { count: "8", seed: "" };
  expect(sweptOf({ lr: RANGE, seed: { list: "0, 1" } }, draw, FIELDS)).toEqual({
    body: {
      grid: { seed: [0, 1] },
      stretches: { lr: { low: 1e-4, high: 1e-2, log: true, whole: false } },
      draw: { count: 8, seed: 0 },
    },
    runs: 8,
  });
});

it("asks for nothing while something is not finished", () => {
  const nothing = { body: null, runs: 0 };
  expect(sweptOf({}, null, FIELDS)).toEqual(nothing);
  expect(sweptOf({ lr: { list: "" } }, null, FIELDS)).toEqual(nothing);
  expect(sweptOf({ lr: { ...RANGE, low: "?" } }, { count: "8", seed: "0" }, FIELDS)).toEqual(nothing);
  expect(sweptOf({ lr: RANGE }, { count: "many", seed: "0" }, FIELDS)).toEqual(nothing);
  expect(sweptOf({ gone: RANGE }, null, FIELDS)).toEqual(nothing);
});
