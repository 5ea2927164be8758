import { expect, it } from "vitest";
import { isNarrowed, kept, listQuery, readRunsSearch, sameView, withinGroup } from "./runsearch";

it("keeps what the run list knows", () => {
  const search = {
    search: "fgd",
    filter: "state = running",
    sort: "-val/bbox_mAP.best",
    cols: ["name", "s:schedule.lr"],
    widths: { name: 240 },
    by: "method.name",
    ref: "abc",
  };
  expect(readRunsSearch(search)).toEqual(search);
});

it("drops what nobody knows and what is out of range", () => {
  const raw = { cols: [1, "", "name", "name"], widths: { name: 5, state: 90 }, shelf: "cellar", pick: "x", other: 1 };
  expect(readRunsSearch(raw)).toEqual({ cols: ["name"], widths: { state: 90 } });
  expect(readRunsSearch({ search: 12, filter: "  " })).toEqual({ search: "12" });
});

it("reads an older link's state as a condition", () => {
  expect(readRunsSearch({ state: "running" })).toEqual({ filter: "state = running" });
  expect(readRunsSearch({ state: "flying" })).toEqual({});
});

it("asks for the same list however it is drawn", () => {
  const drawn = { filter: "tag:a", shelf: "all" as const, cols: ["name"], widths: { name: 90 }, ref: "x" };
  expect(listQuery(drawn)).toEqual({ filter: "tag:a", visibility: "all" });
  expect(withinGroup({ filter: "a = 1 or b = 2" }, 'tag = "x"').filter).toBe('(a = 1 or b = 2) and tag = "x"');
});

it("tells a view from what was changed since", () => {
  const saved = { filter: "tag:a", widths: { b: 90, a: 80 } };
  expect(sameView({ ...saved, widths: { a: 80, b: 90 }, pick: ["x"], view: "v" }, saved)).toBe(true);
  expect(sameView({ filter: "tag:b" }, saved)).toBe(false);
  expect(kept({ filter: "x", pick: ["a"], open: ["b"], view: "v" })).toEqual({ filter: "x" });
  expect([isNarrowed({ cols: ["name"] }), isNarrowed({ project: "p" })]).toEqual([false, true]);
});
