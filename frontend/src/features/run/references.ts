/** Lines that a run is held against. */
import type { Run } from "../../api/types";
import type { ChartReference } from "../../charts/options";
import { ROLE } from "../../lib/colours";
import { decode } from "../../lib/numbers";

const NONE: ChartReference[] = [];

/** The teacher's recorded mAP, where it is known. */
export function teacherReference(run: Pick<Run, "teacher_map">): ChartReference[] {
  const value = decode(run.teacher_map);
  return Number.isFinite(value) ? [{ label: "teacher", value, colour: ROLE.teacher }] : NONE;
}
