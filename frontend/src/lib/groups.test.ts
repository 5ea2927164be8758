import { describe, expect, it } from "vitest";
import { planCharts, shortName, termGrid } from "./groups";

const KEYS = [
  "loss/total",
  "loss/det/loss_cls",
  "loss/det/loss_bbox",
  "loss/fgd/P10/total",
  "loss/fgd/P3/total",
  "loss/fgd/P3/foreground",
  "loss/fgd/P3/relation",
  "val/bbox_mAP",
  "val/bbox_mAP_50",
  "val/bbox_mAP_s",
  "val/segm_mAP",
  "val/segm_mAP_l",
  "val/class/star/AP",
  "lr",
  "grad_norm",
  "time/step",
  "sys/memory",
  "mine/first",
  "mine/second",
  "alone",
];

const drawn = (keys: string[]) => planCharts(keys).flatMap((group) => group.charts.flatMap((chart) => chart.keys));

describe("planCharts", () => {
  it("gives every key but the raw FGD terms exactly one chart", () => {
    const expected = KEYS.filter((key) => !/fgd.*(foreground|relation)/.test(key));
    expect(drawn(KEYS).sort()).toEqual(expected.sort());
  });

  it("keeps strangers together by their folder", () => {
    const other = planCharts(KEYS).find((group) => group.name === "Other");
    expect(other?.charts.map((chart) => chart.title)).toEqual(["alone", "mine"]);
  });

  it("orders levels by number", () => {
    const loss = planCharts(KEYS).find((group) => group.name === "Loss");
    expect(loss?.charts.at(-1)?.keys).toEqual(["loss/fgd/P3/total", "loss/fgd/P10/total"]);
  });

  it("draws a peer's weighted and raw term, levels together", () => {
    const peer = ["P3/squares", "P3/total", "P10/squares", "P10/total"].map((name) => `loss/cankd/${name}`);
    const loss = planCharts(["loss/total", ...peer]).find((group) => group.name === "Loss");
    expect(loss?.charts.slice(1)).toMatchObject([
      { title: "CanKD by level, weighted", keys: ["loss/cankd/P3/total", "loss/cankd/P10/total"] },
      { title: "CanKD squares by level, raw", keys: ["loss/cankd/P3/squares", "loss/cankd/P10/squares"] },
    ]);
    expect(drawn(peer).sort()).toEqual([...peer].sort());
  });

  it("keeps mask AP apart from box AP", () => {
    const validation = planCharts(KEYS).find((group) => group.name === "Validation");
    expect(validation?.charts.find((chart) => chart.title === "mAP")?.keys).toEqual(["val/bbox_mAP"]);
    expect(validation?.charts.find((chart) => chart.title === "Mask mAP")?.keys).toEqual(["val/segm_mAP"]);
  });

  it("has no empty group", () => expect(planCharts([])).toEqual([]));
});

it("finds the levels and terms of FGD", () => {
  expect(termGrid(KEYS)).toEqual({
    levels: ["P3"],
    terms: ["foreground", "relation"],
    totals: ["loss/fgd/P3/total", "loss/fgd/P10/total"],
  });
});

it.each([
  ["val/class/traffic light/AP", "traffic light"],
  ["loss/fgd/P4/total", "P4"],
  ["loss/cankd/P4/squares", "P4"],
  ["val/bbox_mAP_75", "AP75"],
  ["val/segm_mAP_l", "L"],
  ["loss/det/loss_cls", "loss_cls"],
])("%s is short for %s", (key, name) => expect(shortName(key)).toBe(name));
