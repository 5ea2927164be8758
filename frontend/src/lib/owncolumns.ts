/** What the run list's usual columns are called, how wide they are, and which are shown at first. */

export interface Known {
  label: string;
  width?: number;
  unit?: string;
  about?: string;
  numeric?: boolean;
  field?: string | null;
  sortable?: boolean;
}

export const OWN: Record<string, Known> = {
  name: { label: "Run", width: 190 },
  state: { label: "State", width: 112 },
  progress: { label: "Progress", width: 150, field: "progress.step", about: "Sorted by steps done." },
  models: {
    label: "Teacher → student",
    width: 190,
    field: "student.model",
    about: "Sorted and filtered by the student.",
  },
  tags: { label: "Tags", width: 130, field: "tag", sortable: false },
  project: { label: "Project", width: 110 },
  duration: { label: "Duration", width: 82, numeric: true, about: "From its start to its end, or until now." },
  created: { label: "Created", width: 96, numeric: true },
  started: { label: "Started", width: 96, numeric: true },
  ended: { label: "Ended", width: 96, numeric: true },
  updated: { label: "Updated", width: 96, numeric: true },
  queue: { label: "Queue", width: 90 },
  queue_position: { label: "Place", width: 70, numeric: true, about: "Place in its queue, from 1." },
  priority: { label: "Priority", width: 76, numeric: true },
  worker: { label: "Worker", width: 110 },
  attempt: { label: "Attempt", width: 76, numeric: true },
  teacher_map: { label: "Teacher mAP", width: 100, unit: "%", numeric: true, about: "The teacher's recorded box mAP." },
  sweep: { label: "Sweep", width: 120 },
  engine: { label: "Engine", width: 90, about: "mmdet: trained here; external: a script of your own." },
  code: { label: "Failure", width: 130, about: "Stable name of the reason it failed." },
  reason: { label: "Reason", width: 240, sortable: false },
  notes: { label: "Notes", width: 200, sortable: false },
};

export const OWN_COLUMNS = Object.keys(OWN);

export const LABELS: Record<string, string> = {
  "s:method.name": "Method",
  "s:dataset": "Data set",
  "s:recipe": "Recipe",
  "s:schedule.seed": "Seed",
  "m:val/bbox_mAP.best": "mAP",
  "m:loss/total.last": "Loss",
  "c:loss/total": "Loss curve",
};
export const WIDTHS: Record<string, number> = {
  "s:method.name": 88,
  "s:dataset": 104,
  "s:recipe": 116,
  "s:schedule.seed": 56,
};
export const ABOUT: Record<string, string> = {
  "m:val/bbox_mAP.best": "Best COCO box AP on val so far, averaged over IoU 0.50 to 0.95.",
  "m:loss/total.last": "Last total training loss.",
};

// biome-ignore format: a list to read across
export const DEFAULT_COLUMNS: readonly string[] = [
  "name", "state", "progress", "c:loss/total", "s:method.name", "s:recipe", "models", "s:dataset", "s:schedule.seed",
  "m:val/bbox_mAP.best", "m:loss/total.last", "tags", "duration", "created",
];
