/** The values that a sweep gives a field: listed, picked, or spread over a range. */
import { parseNumber } from "./numbers";
import { parseList, type SpecField } from "./specfields";

/** As it was typed, so that what is not finished yet can stand in the form. */
export type Axis = ListAxis | RangeAxis | PickAxis;

export interface ListAxis {
  list: string;
}

export interface RangeAxis {
  low: string;
  high: string;
  count: string;
  log: boolean;
}

export interface PickAxis {
  pick: (string | boolean)[];
}

/** The values, or what keeps them from being made. */
export interface AxisValues {
  values: unknown[];
  problem?: string;
}

const MOST_VALUES = 500;
const DIGITS = 4;

/** What a field's axis begins with: its present value. */
export function firstAxis(field: SpecField, value: unknown, written: string, choices: boolean): Axis {
  if (field.kind === "flag") return { pick: [false, true] };
  if (field.kind === "choice" || choices) return { pick: typeof value === "string" ? [value] : [] };
  return { list: written };
}

export function valuesOf(axis: Axis, field: SpecField): AxisValues {
  if ("pick" in axis) return axis.pick.length > 0 ? { values: axis.pick } : { values: [], problem: "Pick values." };
  return "list" in axis ? listed(axis.list, field) : spread(axis, field.kind === "integer");
}

/** Commas separate values; where a value is itself a list, semicolons do. What cannot be read is left to the server. */
function listed(text: string, field: SpecField): AxisValues {
  const { kind } = field;
  const lists = kind === "numbers" || kind === "words";
  const parts = text.split(lists ? ";" : /[,;]/).map((part) => part.trim());
  const given = parts.filter((part) => part !== "");
  if (given.length === 0)
    return {
      values: [],
      problem: lists ? "List values, separated by semicolons." : "List values, separated by commas.",
    };
  if (lists) return { values: given.map((part) => parseList(part, kind) ?? part) };
  const numeric = kind === "number" || kind === "integer";
  return { values: given.map((part) => (numeric ? (parseNumber(part) ?? part) : part)) };
}

function spread(axis: RangeAxis, whole: boolean): AxisValues {
  const [low, high, count] = [parseNumber(axis.low), parseNumber(axis.high), parseNumber(axis.count)];
  if (low === null || high === null) return { values: [], problem: "A range needs two numbers." };
  if (count === null || !Number.isInteger(count) || count < 2 || count > MOST_VALUES)
    return { values: [], problem: `A range has 2 to ${MOST_VALUES} values.` };
  if (axis.log && (low <= 0 || high <= 0)) return { values: [], problem: "Equal ratios need ends above 0." };
  const at = (share: number) => (axis.log ? low * (high / low) ** share : low + (high - low) * share);
  const values = Array.from({ length: count }, (_, place) => at(place / (count - 1)));
  return { values: [...new Set(values.map((value) => (whole ? Math.round(value) : tidied(value))))] };
}

/** Without the digits that only the computation brought. */
function tidied(value: number): number {
  return Number(value.toPrecision(DIGITS));
}

/** How many runs a grid makes. */
export function countOf(axes: Iterable<AxisValues>): number {
  let count = 1;
  for (const { values } of axes) count *= values.length;
  return count;
}
