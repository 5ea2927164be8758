/** What the filter's input proposes where the caret stands: fields, operators, values, joints. */
import type { FieldView, ValueCount } from "../api/types";
import { type Spot, valueText } from "./filters";

export interface Suggestion {
  /** What takes the place of what was typed. */
  insert: string;
  label: string;
  about: string;
}

const MOST = 12;
const MOMENTS: readonly [string, string][] = [
  ["now-1h", "an hour ago"],
  ["now-24h", "a day ago"],
  ["now-7d", "a week ago"],
  ["now-30d", "30 days ago"],
];
const MEANINGS: Record<string, string> = {
  "=": "is",
  "!=": "is not, or is missing",
  "<": "less",
  "<=": "at most",
  ">": "more",
  ">=": "at least",
  "~": "holds the text",
  "!~": "does not hold the text",
  in: "is any of ( , )",
  "not in": "is none of ( , )",
};
const ORDERED = ["=", "!=", ">", ">=", "<", "<=", "in", "not in"];
const TEXTUAL = ["=", "!=", "~", "!~", "in", "not in"];
const OPERATORS: Record<FieldView["type"], readonly string[]> = {
  number: ORDERED,
  moment: [">", ">=", "<", "<="],
  text: TEXTUAL,
  choice: ["=", "!=", "in", "not in"],
  flag: ["=", "!="],
  any: [...ORDERED, "~", "!~"],
};

/** The field of a name as it was written, with a statistic or without. */
export function fieldNamed(fields: readonly FieldView[], written: string | undefined): FieldView | undefined {
  if (!written) return undefined;
  const plain = written.replace(/^spec\./, "").replace(/^tags$/, "tag");
  const base = plain.replace(/\.(last|best|min|max|count|(last|best|min|max)_step)$/, "");
  const named = (name: string) => fields.find((field) => field.name.replaceAll("`", "") === name);
  return named(plain) ?? named(base);
}

export function suggestionsAt(
  spot: Spot,
  fields: readonly FieldView[],
  values: readonly ValueCount[],
  of: FieldView | undefined,
): Suggestion[] {
  const typed = spot.typed.toLowerCase();
  const fits = ({ label }: Suggestion) => label.toLowerCase().includes(typed);
  if (spot.wants === "field") return fields.flatMap(fieldSuggestions).filter(fits).sort(nearer(typed)).slice(0, MOST);
  if (spot.wants === "operator")
    return OPERATORS[of?.type ?? "any"].map((word) => plain(word, MEANINGS[word] ?? "")).filter(fits);
  if (spot.wants === "joint") return [plain("and", "and also"), plain("or", "or else")].filter(fits);
  return valueSuggestions(of, values).filter(fits).slice(0, MOST);
}

/** A metric is offered with its best value first: that is what people ask for. */
function fieldSuggestions(field: FieldView): Suggestion[] {
  const about =
    field.description || { run: "of the run", spec: "of the spec", fact: "a fact", metric: "last value" }[field.kind];
  const one = { insert: field.name, label: field.name.replaceAll("`", ""), about };
  if (field.kind !== "metric") return [one];
  return [{ insert: `${field.name}.best`, label: `${one.label}.best`, about: "best so far" }, one];
}

/** Names that begin with what was typed come before those that only hold it. */
function nearer(typed: string): (a: Suggestion, b: Suggestion) => number {
  const far = ({ label }: Suggestion) => (label.toLowerCase().startsWith(typed) ? 0 : 1);
  return (a, b) => far(a) - far(b);
}

function valueSuggestions(of: FieldView | undefined, values: readonly ValueCount[]): Suggestion[] {
  if (of?.type === "moment") return MOMENTS.map(([text, about]) => plain(text, about));
  if (of?.type === "flag") return [plain("true", ""), plain("false", "")];
  const found = values.map(({ value, runs }) => ({
    insert: valueText(value),
    label: value,
    about: `${runs} ${runs === 1 ? "run" : "runs"}`,
  }));
  const known = new Set(found.map((one) => one.label));
  const choices = (of?.choices ?? []).filter((choice) => !known.has(choice));
  return [...found, ...choices.map((choice) => ({ insert: valueText(choice), label: choice, about: "" }))];
}

function plain(word: string, about: string): Suggestion {
  return { insert: word, label: word, about };
}

/** The text after a suggestion was taken, and where the caret stands then. */
export function taken(text: string, spot: Spot, suggestion: Suggestion): { text: string; caret: number } {
  const opening =
    spot.wants === "operator" && suggestion.insert.endsWith("in") ? `${suggestion.insert} (` : `${suggestion.insert} `;
  const before = text.slice(0, spot.from);
  const rest = text.slice(spot.to).replace(/^ /, "");
  return { text: before + opening + rest, caret: before.length + opening.length };
}

/** The column of a field as the picker and the filter name it. */
export function columnIdOf(field: FieldView): string {
  const name = field.name.replaceAll("`", "");
  if (field.kind === "metric") return `m:${name}.best`;
  if (field.kind === "fact") return `f:${name.replace(/^facts\./, "")}`;
  if (field.kind === "spec") return `s:${name}`;
  return name === "tag" ? "tags" : name;
}
