/** A data set's document and report in words and bars. */
import type { CheckFinding, Dataset, SplitFacts } from "../api/types";

/** Bounds between the bins of `sides`: square roots of areas in pixels, as the server counts them. */
export const SIDE_BOUNDS = [8, 16, 32, 64, 96, 128, 256, 512, 1024];
/** Lower bounds of the bins of `boxes_per_image`. */
export const COUNT_BOUNDS = [0, 1, 2, 4, 8, 16, 32, 64, 128];
export type AreaName = "S" | "M" | "L";

export interface Bin {
  label: string;
  count: number;
  area?: AreaName;
}

/** Boxes by the side of a square of their area; each bin lies within one of COCO's sizes. */
export function sideBins(facts: Pick<SplitFacts, "sides">): Bin[] {
  return facts.sides.map((count, bin) => {
    const [low, high] = [SIDE_BOUNDS[bin - 1], SIDE_BOUNDS[bin]];
    const label = low === undefined ? `below ${high}` : high === undefined ? `${low} and more` : `${low}–${high}`;
    return { label, count, area: areaOf(low ?? 0) };
  });
}

function areaOf(side: number): AreaName {
  return side < 32 ? "S" : side < 96 ? "M" : "L";
}

export function countBins(facts: Pick<SplitFacts, "boxes_per_image">): Bin[] {
  return facts.boxes_per_image.map((count, bin) => {
    const low = COUNT_BOUNDS[bin] ?? 0;
    const next = COUNT_BOUNDS[bin + 1];
    const label = next === undefined ? `${low} and more` : next === low + 1 ? String(low) : `${low}–${next - 1}`;
    return { label, count };
  });
}

export const AREAS: { name: AreaName; meaning: string }[] = [
  { name: "S", meaning: "small: below 32² pixels" },
  { name: "M", meaning: "medium: 32² to 96² pixels" },
  { name: "L", meaning: "large: 96² pixels and more" },
];

/** Classes with their boxes, those with most first. */
export function classBins(facts: Pick<SplitFacts, "classes">): Bin[] {
  return Object.entries(facts.classes)
    .map(([label, count]) => ({ label, count }))
    .sort((a, b) => b.count - a.count);
}

export type Home = "made" | "uploaded" | "by path" | "nowhere";

/** Where a data set's files are. */
export function homeOf(document: Dataset["document"]): Home {
  if (document.builtin) return "made";
  const splits = [document.train, document.val].filter((split) => split !== null && split !== undefined);
  if (splits.length === 0) return "nowhere";
  const uploaded = splits.every((split) => isUploaded(split.annotations) && isUploaded(split.images));
  return uploaded ? "uploaded" : "by path";
}

function isUploaded(place: string): boolean {
  return place.startsWith("sha256:");
}

/** A finding taken apart: how many of what, and which for example. */
export interface Fault {
  severity: CheckFinding["severity"];
  field: string;
  count: number | null;
  what: string;
  examples: string;
  hint: string | null;
}

export function faultOf(finding: CheckFinding): Fault {
  const parts = /^(\d+) ([^:]+): (.+)$/s.exec(finding.message);
  const { severity, field, hint } = finding;
  if (!parts) return { severity, field, count: null, what: finding.message, examples: "", hint };
  return { severity, field, count: Number(parts[1]), what: parts[2] ?? "", examples: parts[3] ?? "", hint };
}

const RANK = { error: 0, warning: 1, info: 2 } as const;

/** Errors first, then what happens most often. */
export function faultsOf(findings: readonly CheckFinding[]): Fault[] {
  return findings.map(faultOf).sort((a, b) => RANK[a.severity] - RANK[b.severity] || (b.count ?? 0) - (a.count ?? 0));
}

/** What a repair changes, in lines: `train: 3 boxes clipped to their image`. */
export function changeLines(changes: Record<string, Record<string, number>>): string[] {
  return Object.entries(changes).flatMap(([split, done]) =>
    Object.entries(done).map(([what, count]) => `${split}: ${count} × ${what}`),
  );
}

/** Where a sample's picture is. */
export function pictureAddress(asked: {
  name: string;
  version: number;
  split: string;
  file: string;
  width: number;
}): string {
  const file = asked.file.split("/").map(encodeURIComponent).join("/");
  const place = `/api/v1/datasets/${encodeURIComponent(asked.name)}/splits/${asked.split}/images/${file}`;
  return `${place}?version=${asked.version}&width=${asked.width}`;
}
