/** Which chart a metric key belongs to: every key of a run finds a place, the ones nobody foresaw too. */

import { methodLabel } from "./runs";

export const TERMS = ["foreground", "background", "attention", "relation"] as const;
export type Term = (typeof TERMS)[number];

/** One chart: the keys drawn in it and what their ordinates are. */
export interface ChartPlan {
  title: string;
  keys: string[];
  /** Unit of the ordinate; `%` charts show COCO metrics in points. */
  unit?: "%" | "s";
  about?: string;
}

export interface ChartGroup {
  name: string;
  charts: ChartPlan[];
}

/** The FGD terms a run reports: raw per level and term, and the weighted total per level. */
export interface TermGrid {
  levels: string[];
  terms: Term[];
  totals: string[];
}

const ABOUT = {
  total: "What the optimiser sees: detection losses and weighted distillation terms.",
  det: "The detector's own losses on ground truth.",
  fgdTotal: "Weighted sum of the four FGD terms at each pyramid level, as added to the loss.",
  peerTotal: "The method's term at each pyramid level times its weight, as added to the loss.",
  peerRaw: "The method's term at each pyramid level before its weight.",
  map: "COCO box AP on val, averaged over IoU 0.50 to 0.95.",
  iou: "Box AP on val at one IoU threshold.",
  sizes: "Box AP on val by object area: S under 32², M 32² to 96², L above 96² pixels.",
  recall: "COCO average recall on val, at most 100 detections an image.",
  maskMap: "COCO mask AP on val, averaged over IoU 0.50 to 0.95: of detectors that predict masks.",
  maskIou: "Mask AP on val at one IoU threshold.",
  maskSizes: "Mask AP on val by object area: S under 32², M 32² to 96², L above 96² pixels.",
  maskRecall: "COCO average recall of masks on val, at most 100 detections an image.",
  classes: "Box AP on val of each class.",
  lr: "Learning rate after this step.",
  grad: "Norm of all gradients before clipping.",
  time: "Wall time of one training step: all of it, waiting for data, the teacher's forward pass.",
};

/** Lines that can be told from each other in one chart. */
const MOST_LINES = 12;
const MANY_OTHERS = 60;

/** `loss/<method>/<level>/<term>`. */
const PEER = /^loss\/([^/]+)\/(P\d+)\/([^/]+)$/;

/** FGD's peers have a chart for each term: the weighted totals first, then what is raw. */
function peerCharts(keys: string[]): ChartPlan[] {
  const charts = new Map<string, ChartPlan>();
  const totalsFirst = (a: string, b: string) => Number(b.endsWith("/total")) - Number(a.endsWith("/total"));
  for (const key of [...keys].sort(totalsFirst)) {
    const [, method = "", , term = ""] = PEER.exec(key) ?? [];
    const raw = term !== "total";
    const title = `${methodLabel(method)} ${raw ? `${term} ` : ""}by level, ${raw ? "raw" : "weighted"}`;
    const chart = charts.get(title) ?? { title, keys: [], about: raw ? ABOUT.peerRaw : ABOUT.peerTotal };
    charts.set(title, { ...chart, keys: [...chart.keys, key] });
  }
  return [...charts.values()];
}

/** Sort a run's keys into charts; no key is left out, none drawn twice. */
export function planCharts(keys: readonly string[]): ChartGroup[] {
  const left = new Set(keys);
  const take = (test: (key: string) => boolean) => {
    const taken = [...left].filter(test).sort(naturally);
    for (const key of taken) left.delete(key);
    return taken;
  };
  const exactly = (...wanted: string[]) => wanted.filter((key) => left.delete(key));
  const chart = (title: string, chosen: string[], rest: Partial<ChartPlan> = {}): ChartPlan[] =>
    chosen.length > 0 ? [{ title, keys: chosen, ...rest }] : [];

  const box = (...names: string[]) => exactly(...names.map((name) => `val/bbox_${name}`));
  const mask = (...names: string[]) => exactly(...names.map((name) => `val/segm_${name}`));
  const groups: ChartGroup[] = [
    {
      name: "Loss",
      charts: [
        ...chart("Total loss", exactly("loss/total"), { about: ABOUT.total }),
        ...chart(
          "Detection loss",
          take((key) => key.startsWith("loss/det/")),
          { about: ABOUT.det },
        ),
        ...chart(
          "FGD by level, weighted",
          take((key) => /^loss\/fgd\/[^/]+\/total$/.test(key)),
          { about: ABOUT.fgdTotal },
        ),
        ...peerCharts(take((key) => PEER.test(key) && !key.startsWith("loss/fgd/"))),
      ],
    },
    {
      name: "Validation",
      charts: [
        ...chart("mAP", box("mAP"), { unit: "%", about: ABOUT.map }),
        ...chart("AP by IoU", box("mAP_50", "mAP_75"), { unit: "%", about: ABOUT.iou }),
        ...chart("AP by size", box("mAP_s", "mAP_m", "mAP_l"), { unit: "%", about: ABOUT.sizes }),
        ...chart("Average recall", box("AR", "AR_s", "AR_m", "AR_l"), { unit: "%", about: ABOUT.recall }),
        ...chart("Mask mAP", mask("mAP"), { unit: "%", about: ABOUT.maskMap }),
        ...chart("Mask AP by IoU", mask("mAP_50", "mAP_75"), { unit: "%", about: ABOUT.maskIou }),
        ...chart("Mask AP by size", mask("mAP_s", "mAP_m", "mAP_l"), { unit: "%", about: ABOUT.maskSizes }),
        ...chart("Average recall of masks", mask("AR", "AR_s", "AR_m", "AR_l"), {
          unit: "%",
          about: ABOUT.maskRecall,
        }),
        ...chart(
          "AP by class",
          take((key) => key.startsWith("val/class/")),
          { unit: "%", about: ABOUT.classes },
        ),
        ...chart(
          "Other",
          take((key) => key.startsWith("val/")),
        ),
      ],
    },
    {
      name: "Optimiser",
      charts: [
        ...chart("Learning rate", exactly("lr"), { about: ABOUT.lr }),
        ...chart("Gradient norm", exactly("grad_norm"), { about: ABOUT.grad }),
      ],
    },
    {
      name: "Time",
      charts: chart(
        "Step time",
        take((key) => key.startsWith("time/")),
        { unit: "s", about: ABOUT.time },
      ),
    },
    { name: "System", charts: take((key) => key.startsWith("sys/")).flatMap((key) => chart(shortName(key), [key])) },
  ];
  const terms = new Set(take((key) => parseTerm(key) !== null));
  const others = [...left].filter((key) => !terms.has(key)).sort(naturally);
  groups.push(...foldered(others));
  return groups.filter((group) => group.charts.length > 0);
}

/** Levels and terms among the keys, in the order of the strides and of the paper. */
export function termGrid(keys: readonly string[]): TermGrid {
  const found = keys.map(parseTerm).filter((entry) => entry !== null);
  const levels = [...new Set(found.map((entry) => entry.level))].sort(naturally);
  const terms = TERMS.filter((term) => found.some((entry) => entry.term === term));
  return { levels, terms, totals: keys.filter((key) => /^loss\/fgd\/[^/]+\/total$/.test(key)).sort(naturally) };
}

export function termKey(level: string, term: Term): string {
  return `loss/fgd/${level}/${term}`;
}

function parseTerm(key: string): { level: string; term: Term } | null {
  const [, level, term] = /^loss\/fgd\/([^/]+)\/([^/]+)$/.exec(key) ?? [];
  const known = TERMS.find((name) => name === term);
  return level && known ? { level, term: known } : null;
}

/** Keys that nobody foresaw: one group of them, or where there are very many one for each of their first folders. */
function foldered(keys: string[]): ChartGroup[] {
  const roots = new Map<string, string[]>();
  for (const key of keys) {
    const root = keys.length > MANY_OTHERS && key.includes("/") ? key.slice(0, key.indexOf("/")) : "Other";
    const held = roots.get(root);
    if (held) held.push(key);
    else roots.set(root, [key]);
  }
  return [...roots].map(([name, chosen]) => ({ name, charts: byFolder(chosen).flatMap(apart) }));
}

/** A chart of too many lines as one for each of them. */
function apart(chart: ChartPlan): ChartPlan[] {
  return chart.keys.length > MOST_LINES ? chart.keys.map((key) => ({ title: key, keys: [key] })) : [chart];
}

function byFolder(keys: string[]): ChartPlan[] {
  const folders = new Map<string, string[]>();
  for (const key of keys) {
    const folder = key.includes("/") ? key.slice(0, key.lastIndexOf("/")) : key;
    const held = folders.get(folder);
    if (held) held.push(key);
    else folders.set(folder, [key]);
  }
  return [...folders].map(([title, chosen]) => ({ title, keys: chosen }));
}

/** The part of a key that tells it from its neighbours in a chart. */
export function shortName(key: string): string {
  const [, ofClass] = /^val\/class\/(.+)\/AP$/.exec(key) ?? [];
  if (ofClass) return ofClass;
  const [, method, level, term] = PEER.exec(key) ?? [];
  if (level && (term === "total" || method !== "fgd")) return level;
  const [, coco = ""] = /^val\/(?:bbox|segm)_(.+)$/.exec(key) ?? [];
  return COCO_NAMES[coco] ?? key.slice(key.lastIndexOf("/") + 1);
}

const COCO_NAMES: Record<string, string> = {
  mAP: "mAP",
  mAP_50: "AP50",
  mAP_75: "AP75",
  mAP_s: "S",
  mAP_m: "M",
  mAP_l: "L",
  AR: "AR",
  AR_s: "AR S",
  AR_m: "AR M",
  AR_l: "AR L",
};

const collator = new Intl.Collator("en", { numeric: true });

function naturally(a: string, b: string): number {
  return collator.compare(a, b);
}
