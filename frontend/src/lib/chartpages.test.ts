import { describe, expect, it } from "vitest";
import { findCharts, PAGE_CHARTS, pageOf } from "./chartpages";

const charts = (count: number, name: string) =>
  Array.from({ length: count }, (_, place) => ({ title: `${name}/${place}`, keys: [`${name}/${place}/mean`] }));

describe("pages of charts", () => {
  const groups = [
    { name: "Loss", charts: charts(2, "loss") },
    { name: "Other", charts: charts(3 * PAGE_CHARTS, "grads") },
  ];

  it("deal every chart out once, in order", () => {
    const { pages, found } = pageOf(groups);
    const dealt = Array.from({ length: pages }, (_, place) => pageOf(groups, place + 1).groups).flat();
    expect(found).toBe(3 * PAGE_CHARTS + 2);
    expect(dealt.flatMap((group) => group.charts)).toEqual(groups.flatMap((group) => group.charts));
    expect(pageOf(groups, 1).groups.map((group) => group.name)).toEqual(["Loss", "Other"]);
  });

  it("end with the last one", () => {
    expect(pageOf(groups, 99).page).toBe(4);
    expect(pageOf([], 3)).toEqual({ groups: [], page: 1, pages: 1, found: 0 });
  });

  it("hold what is searched for, and of a chart of many the metrics that do", () => {
    expect(findCharts(groups, "LOSS 1").flatMap((group) => group.charts)).toHaveLength(1);
    const many = [{ name: "Other", charts: [{ title: "a", keys: ["a/x", "a/y"] }] }];
    expect(findCharts(many, "a/y")[0]?.charts[0]?.keys).toEqual(["a/y"]);
    expect(findCharts(groups, undefined)).toEqual(groups);
  });
});
