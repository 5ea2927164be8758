import { describe, expect, it } from "vitest";
import { fromAddress, toAddress } from "./draftaddress";
import { readNewRunSearch } from "./newrunsearch";

const BASE = { recipe: "tiny", schedule: { lr: 0.01, seed: 0 } };

describe("a draft's address", () => {
  it("says what was changed and swept, and brings it back", () => {
    const state = {
      document: { recipe: "tiny", schedule: { lr: 0.02 } },
      axes: { "schedule.seed": { list: "0, 1" }, "method.alpha": { low: "1", high: "2", count: "3", log: true } },
      draw: { count: "8", seed: "0" },
    };
    const said = toAddress(BASE, state);
    expect(said).toEqual({
      set: { "schedule.lr": 0.02 },
      drop: ["schedule.seed"],
      sweep: state.axes,
      draw: state.draw,
    });
    expect(fromAddress(BASE, readNewRunSearch(JSON.parse(JSON.stringify(said))), null)).toEqual(state);
  });

  it("is empty for what nobody changed", () => {
    expect(toAddress(BASE, { document: structuredClone(BASE), axes: null, draw: null })).toEqual({});
  });

  it("is kept in the tab where it would be long, or a name has a dot", () => {
    const notes = { document: { ...BASE, notes: "x".repeat(2000) }, axes: {}, draw: null };
    expect(toAddress(BASE, notes)).toEqual({ kept: true, sweep: {} });
    const dotted = { document: { ...BASE, "a.b": 1 }, axes: null, draw: null };
    expect(toAddress(BASE, dotted)).toEqual({ kept: true });
    const stored = { search: { recipe: "tiny" }, state: dotted, at: 0 };
    expect(fromAddress(BASE, { recipe: "tiny", kept: true }, stored)).toEqual(dotted);
    expect(fromAddress(BASE, { recipe: "other", kept: true }, stored)).toBeNull();
  });
});

it("reads addresses that people edited", () => {
  expect(readNewRunSearch({ from: "abc", recipe: "tiny", set: [1], drop: "x", sweep: { a: 1, b: {} } })).toEqual({
    from: "abc",
    sweep: { b: { list: "" } },
  });
});

it("reads a name of digits as a name", () => expect(readNewRunSearch({ recipe: 12 })).toEqual({ recipe: "12" }));
