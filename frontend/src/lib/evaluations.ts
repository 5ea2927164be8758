/** Evaluations as tables: the best of every column, classes side by side. */
import type { EvaluationRow, ClassRow as WireClass } from "../api/types";
import { decode } from "./numbers";

/** Columns of the COCO table: key without `val/`, head, what it is. */
export const COCO_COLUMNS = [
  { key: "bbox_mAP", head: "mAP", about: "Box AP averaged over IoU 0.50 to 0.95, all classes." },
  { key: "bbox_mAP_50", head: "AP50", about: "Box AP at IoU 0.50." },
  { key: "bbox_mAP_75", head: "AP75", about: "Box AP at IoU 0.75." },
  { key: "bbox_mAP_s", head: "S", about: "Box AP of objects below 32² pixels." },
  { key: "bbox_mAP_m", head: "M", about: "Box AP of objects of 32² to 96² pixels." },
  { key: "bbox_mAP_l", head: "L", about: "Box AP of objects above 96² pixels." },
  { key: "bbox_AR", head: "AR", about: "Average recall with at most 100 detections an image." },
] as const;

/** Further columns of a detector that predicts masks. */
export const MASK_COLUMNS = [
  { key: "segm_mAP", head: "Mask mAP", about: "Mask AP averaged over IoU 0.50 to 0.95, all classes." },
  { key: "segm_mAP_50", head: "Mask AP50", about: "Mask AP at IoU 0.50." },
  { key: "segm_mAP_75", head: "Mask AP75", about: "Mask AP at IoU 0.75." },
  { key: "segm_mAP_s", head: "Mask S", about: "Mask AP of objects below 32² pixels." },
  { key: "segm_mAP_m", head: "Mask M", about: "Mask AP of objects of 32² to 96² pixels." },
  { key: "segm_mAP_l", head: "Mask L", about: "Mask AP of objects above 96² pixels." },
] as const;

/** The columns that evaluations fill: boxes, and masks where any were measured. */
export function cocoColumns(rows: readonly EvaluationRow[]) {
  const masks = rows.some((row) => "segm_mAP" in row.metrics);
  return masks ? [...COCO_COLUMNS, ...MASK_COLUMNS] : [...COCO_COLUMNS];
}

export interface ClassRow {
  name: string;
  last: number;
  /** Best of all evaluations. */
  best: number;
  /** Last minus first evaluation. */
  change: number;
  /** Against the matched control at its end and the teacher; unknown without one. */
  overControl?: number;
  overTeacher?: number;
}

/** Greatest finite value of every metric over all evaluations. */
export function bestOfEach(rows: readonly EvaluationRow[]): Map<string, number> {
  const best = new Map<string, number>();
  for (const row of rows) {
    for (const [key, value] of Object.entries(row.metrics)) {
      const number = decode(value);
      if (Number.isFinite(number)) best.set(key, Math.max(best.get(key) ?? number, number));
    }
  }
  return best;
}

/** The evaluation with the best mAP; undefined before the first. */
export function bestEvaluation(rows: readonly EvaluationRow[]): EvaluationRow | undefined {
  const score = (row: EvaluationRow) => {
    const value = decode(row.metrics.bbox_mAP);
    return Number.isFinite(value) ? value : Number.NEGATIVE_INFINITY;
  };
  return rows.reduce<EvaluationRow | undefined>(
    (best, row) => (best && score(best) >= score(row) ? best : row),
    undefined,
  );
}

/** Every class of the last evaluation. */
export function classRows(rows: readonly EvaluationRow[], beside: readonly WireClass[] = []): ClassRow[] {
  const last = rows.at(-1);
  if (!last) return [];
  const others = new Map(beside.map((row) => [row.name, row]));
  return Object.keys(last.classes).map((name) => {
    const other = others.get(name);
    const values = rows.map((row) => decode(row.classes[name])).filter(Number.isFinite);
    const end = decode(last.classes[name]);
    return {
      name,
      last: end,
      best: Math.max(...values),
      change: end - (values[0] ?? Number.NaN),
      overControl: other?.delta_control ?? undefined,
      overTeacher: other?.delta_teacher ?? undefined,
    };
  });
}
