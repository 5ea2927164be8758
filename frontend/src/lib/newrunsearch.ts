/** What a draft keeps in the address: what it begins with, and what was changed since. */
import type { Axis } from "./axes";
import { isDocument } from "./paths";
import { text, tidy } from "./search";
import type { DrawText } from "./sweepbody";

export interface NewRunSearch {
  recipe?: string;
  /** Id of the run that is cloned. */
  from?: string;
  /** Values by dotted field, where they are not what the draft begins with. */
  set?: Record<string, unknown>;
  /** Fields that were taken out. */
  drop?: string[];
  /** Swept fields; with it, even empty, the page makes a sweep. */
  sweep?: Record<string, Axis>;
  /** Combinations are drawn at random. */
  draw?: DrawText;
  /** The changes are too long for an address: they are kept in the tab. */
  kept?: boolean;
}

type Raw = Record<string, unknown>;

const MOST_AXES = 10;
const LONGEST_AXIS = 2000;

export function readNewRunSearch(raw: Raw): NewRunSearch {
  const from = text(raw.from);
  return tidy({
    recipe: from === undefined ? text(raw.recipe) : undefined,
    from,
    set: isDocument(raw.set) ? raw.set : undefined,
    drop: fields(raw.drop),
    sweep: isDocument(raw.sweep) ? axes(raw.sweep) : undefined,
    draw: isDocument(raw.draw) ? { count: String(raw.draw.count ?? ""), seed: String(raw.draw.seed ?? "") } : undefined,
    kept: raw.kept === true || undefined,
  });
}

function fields(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.filter((field): field is string => typeof field === "string") : undefined;
}

function axes(value: Raw): Record<string, Axis> {
  const read = Object.entries(value).map(([field, axis]) => [field, readAxis(axis)] as const);
  return Object.fromEntries(read.filter((entry): entry is [string, Axis] => entry[1] !== null).slice(0, MOST_AXES));
}

function readAxis(value: unknown): Axis | null {
  if (!isDocument(value) || JSON.stringify(value).length > LONGEST_AXIS) return null;
  if (Array.isArray(value.pick)) return { pick: value.pick.filter(isChoice) };
  if (value.low !== undefined)
    return {
      low: String(value.low),
      high: String(value.high ?? ""),
      count: String(value.count ?? ""),
      log: value.log === true,
    };
  return { list: String(value.list ?? "") };
}

function isChoice(value: unknown): value is string | boolean {
  return typeof value === "string" || typeof value === "boolean";
}
