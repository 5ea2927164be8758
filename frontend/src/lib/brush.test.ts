import { describe, expect, it } from "vitest";
import { kept, readSweepSearch } from "./brush";

describe("the brush of a sweep's axes", () => {
  it("is what can be read of an address", () => {
    const brush = { "spec:schedule.lr": [[0.001, 0.01]], "spec:method.gamma": [[3, 1], "x", [1], [0, null]], a: 7 };
    expect(readSweepSearch({ brush, other: 1 })).toEqual({ brush: { "spec:schedule.lr": [[0.001, 0.01]] } });
    for (const nothing of [undefined, "x", [1], { a: [] }]) expect(readSweepSearch({ brush: nothing })).toEqual({});
  });

  it("is not there without a stretch", () => {
    expect(kept([["a", []]])).toBeUndefined();
    expect(kept(Object.entries({ a: [], b: [[1, 2]] }))).toEqual({ b: [[1, 2]] });
  });
});
