import { expect, it } from "vitest";
import type { EvaluationRow } from "../api/types";
import { bestEvaluation, bestOfEach, classRows, cocoColumns } from "./evaluations";

const createRow = (
  step: number,
  map: number | string,
  classes: Record<string, number | string> = {},
): EvaluationRow => ({
  step,
  epoch: step / 10,
  metrics: { bbox_mAP: map },
  classes,
});

const ROWS = [
  createRow(10, 0.1, { star: 0.05, disc: 0.2 }),
  createRow(20, 0.3, { star: 0.2, disc: "nan" }),
  createRow(30, 0.25, { star: 0.15, disc: 0.3 }),
];

it("marks the best of each metric and leaves out what is not finite", () => {
  expect(bestOfEach([...ROWS, createRow(40, "nan")]).get("bbox_mAP")).toBe(0.3);
});

it("has columns of masks where masks were measured", () => {
  const masks: EvaluationRow = { ...createRow(10, 0.1), metrics: { bbox_mAP: 0.1, segm_mAP: 0.05 } };
  const heads = (rows: EvaluationRow[]) => cocoColumns(rows).map((column) => column.head);
  expect(heads([masks])).toContain("Mask mAP");
  expect(heads(ROWS)).not.toContain("Mask mAP");
});

it("finds the best evaluation", () => {
  expect(bestEvaluation(ROWS)?.step).toBe(20);
  expect(bestEvaluation([])).toBeUndefined();
});

it("shows each class's last, best and change", () => {
  const [star, disc] = classRows(ROWS);
  expect(star).toEqual({ name: "star", last: 0.15, best: 0.2, change: expect.closeTo(0.1, 10) });
  expect(disc).toEqual({ name: "disc", last: 0.3, best: 0.3, change: expect.closeTo(0.1, 10) });
  expect(classRows([])).toEqual([]);
});
