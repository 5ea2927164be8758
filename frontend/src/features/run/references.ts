/** Lines that a run's mAP is held against: teacher, control and paper. */
import { useMemo } from "react";
import type { Run } from "../../api/types";
import type { ChartLine, ChartReference } from "../../charts/options";
import { LINES, ROLE } from "../../lib/colours";
import { decode } from "../../lib/numbers";
import { MAP, methodOf } from "../../lib/runs";
import { useRecipes } from "../../queries/catalogue";
import { useClasses, useCurves } from "../../queries/metrics";
import { toLines } from "./useCurveLines";
import type { CurveView } from "./view";

const MAP_ONLY = [MAP];
const PAPER = LINES[3];
const NONE: ChartLine[] = [];
const COCO_MAP = "bbox_mAP";

interface MapReferences {
  references: ChartReference[];
  /** The control's own curve. */
  beside: ChartLine[];
}

export function useMapReferences(run: Run, view: CurveView): MapReferences {
  const control = useClasses(run.id).data?.control_runs[0];
  const paper = usePublished(run);
  const curve = useCurves(control ?? "", control ? MAP_ONLY : []).data?.curves.get(MAP);
  const teacher = decode(run.teacher_map);
  return useMemo(() => {
    const distils = methodOf(run) !== "none";
    const references = [
      ...(Number.isFinite(teacher) && distils ? [{ label: "teacher", value: teacher, colour: ROLE.teacher }] : []),
      ...(paper === undefined ? [] : [{ label: "paper", value: paper, colour: PAPER }]),
    ];
    const look = { label: "control", colour: ROLE.control, dash: [5, 4] };
    // Another run began at another time of day: only what counts from a start has the same axis.
    const beside = curve && control && view.x !== "clock" ? toLines(curve, look, startingWith(view, curve)) : NONE;
    return { references, beside };
  }, [run, teacher, paper, curve, control, view]);
}

/** What was published for the recipe of the run: of the distilled student, or of the student alone for a control. */
function usePublished(run: Run): number | undefined {
  const { data: recipes } = useRecipes();
  const { spec } = run;
  if (spec.engine !== "mmdet" || !spec.recipe) return undefined;
  const published = recipes?.find((recipe) => recipe.name === spec.recipe)?.published;
  return spec.method.name === "none" ? published?.student[COCO_MAP] : published?.distilled[COCO_MAP];
}

function startingWith(view: CurveView, curve: { times: number[] }): CurveView {
  return { ...view, start: curve.times[0] ?? view.start };
}
