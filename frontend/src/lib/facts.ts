/** Facts of a run as lines of text: nested ones by their path. */
import { formatBytes, formatCount, formatNumber } from "./numbers";

export interface FactLine {
  name: string;
  text: string;
}

/** One line per value; a mapping becomes one line per entry, named by its path. */
export function factLines(facts: Record<string, unknown>): FactLine[] {
  return Object.entries(facts).flatMap(([name, value]) => linesOf(name, value));
}

function linesOf(name: string, value: unknown): FactLine[] {
  if (value !== null && typeof value === "object" && !Array.isArray(value))
    return Object.entries(value).flatMap(([inner, deeper]) => linesOf(`${name}.${inner}`, deeper));
  return [{ name, text: textOf(name, value) }];
}

function textOf(name: string, value: unknown): string {
  if (typeof value === "number" && /bytes$/.test(name)) return formatBytes(value);
  if (typeof value === "number") return Number.isInteger(value) ? formatCount(value) : formatNumber(value);
  if (Array.isArray(value))
    return value.map((entry) => (typeof entry === "object" ? JSON.stringify(entry) : String(entry))).join(", ");
  return typeof value === "boolean" ? (value ? "yes" : "no") : String(value ?? "–");
}
