import { describe, expect, it } from "vitest";
import { idsOf, MOST_RUNS, readCompareSearch } from "./comparesearch";

describe("idsOf", () => {
  it("reads different ids in their order, as many as can be compared", () => {
    expect(idsOf("b, a,,b")).toEqual(["b", "a"]);
    expect(idsOf(12)).toEqual(["12"]);
    expect(idsOf(undefined)).toEqual([]);
    expect(idsOf(Array.from({ length: 80 }, (_, index) => index))).toHaveLength(MOST_RUNS);
  });
});

describe("readCompareSearch", () => {
  it("keeps what it knows", () => {
    const search = { runs: "a,b", tab: "tradeoff", x: "relative", from: 3, to: 9, keys: ["a,b", "c"], log: true };
    expect(readCompareSearch(search)).toEqual(search);
  });

  it("keeps stretches of axes that are some", () => {
    const brush = { "run:seed": [[0, 1.5]], "fact:a": [[3, 1], "x", [1]], "spec:b": 7 };
    expect(readCompareSearch({ brush, sort: "-name" })).toEqual({ brush: { "run:seed": [[0, 1.5]] }, sort: "-name" });
    expect(readCompareSearch({ brush: { a: [] } })).toEqual({});
    expect(readCompareSearch({ brush: [1] })).toEqual({});
  });

  it("drops what makes no sense", () => {
    expect(readCompareSearch({ tab: "x", x: "step", from: 9, to: 3, smooth: 7, keys: "lr", log: "yes" })).toEqual({});
  });
});
