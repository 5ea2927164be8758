import { describe, expect, it } from "vitest";
import type { RunRow } from "../api/types";
import {
  cellValue,
  columnOf,
  columnsOf,
  DEFAULT_COLUMNS,
  deltaOf,
  isShare,
  moved,
  needsOf,
  nextSort,
  sortedBy,
} from "./columns";

const mean = columnOf("m:val/bbox_mAP.best");
const row = (id: string, best: number | string) =>
  ({ id, fields: { "schedule.lr": 0.01 }, facts: {}, summary: { "val/bbox_mAP": { best } } }) as unknown as RunRow;

describe("columnOf", () => {
  it("knows every column that is shown at first", () =>
    expect(columnsOf(undefined).map((column) => column.id)).toEqual(DEFAULT_COLUMNS));
  it("takes a metric and its statistic apart", () => {
    expect(columnOf("m:val/class/traffic light/AP.max")).toMatchObject({
      key: "val/class/traffic light/AP",
      statistic: "max",
      unit: "%",
      label: "traffic light AP max",
    });
    expect(columnOf("m:loss.total.last")).toMatchObject({ key: "loss.total", statistic: "last" });
  });
  it("knows nothing of what is no column", () => {
    for (const id of ["", "x:y", "m:loss", "s:", "m:.last", "toString"]) expect(columnOf(id)).toBeNull();
  });
});

it("asks for what its columns need, once", () => {
  const needs = needsOf(columnsOf(["m:a.best", "m:a.last", "f:student/parameters", "s:schedule.lr", "models", "c:a"]));
  expect(needs).toEqual({
    metrics: ["a"],
    facts: ["student/parameters"],
    fields: ["method.name", "schedule.lr", "student.model", "teacher.model"],
  });
});

it("reads values and how far they are from the reference", () => {
  if (!mean) throw new Error("the column is known");
  expect(cellValue(row("a", 0.4), mean)).toBe(0.4);
  expect(cellValue(row("a", "nan"), mean)).toBeNaN();
  expect(deltaOf(row("a", 0.5), row("b", 0.25), mean)).toBe(0.25);
  expect(deltaOf(row("a", "nan"), row("b", 0.25), mean)).toBeUndefined();
  expect(deltaOf(row("a", 0.5), row("a", 0.25), mean)).toBeUndefined();
});

it("turns a sort round and off", () => {
  if (!mean) throw new Error("the column is known");
  const [first, second] = [nextSort(undefined, mean), nextSort("-val/bbox_mAP.best", mean)];
  expect([first, second, nextSort("val/bbox_mAP.best", mean)]).toEqual([
    "-val/bbox_mAP.best",
    "val/bbox_mAP.best",
    undefined,
  ]);
  expect(sortedBy(first, mean)).toBe("descending");
  expect(sortedBy(undefined, mean)).toBeUndefined();
});

it("moves a column", () => {
  expect(moved(["a", "b", "c"], "c", 0)).toEqual(["c", "a", "b"]);
  expect(moved(["a", "b", "c"], "a", 9)).toEqual(["b", "c", "a"]);
});

it("knows COCO averages", () => {
  for (const key of ["val/bbox_mAP", "val/bbox_mAP_50", "val/segm_mAP_s", "val/bbox_AR", "val/class/cat/AP"])
    expect(isShare(key), key).toBe(true);
  for (const key of ["loss/total", "lr", "MAPE", "val/ARC"]) expect(isShare(key), key).toBe(false);
});
