/** A spec's values as text that is typed and read. */
import { parseNumber, typedNumber } from "./numbers";
import { isDocument } from "./paths";
import { parseList, type SpecField } from "./specfields";

/** Read what was typed; what cannot be read stays a text, for the server to say what is wrong.
 *
 * An emptied field is emptied: left out, the recipe's value would come back.
 */
export function readField(text: string, field: SpecField): unknown {
  if (text.trim() === "" && field.nullable) return null;
  if (field.kind === "text") return text;
  if (field.path === "tags") return tagsIn(text);
  if (field.kind === "numbers" || field.kind === "words") return parseList(text, field.kind) ?? text;
  return parseNumber(text) ?? text;
}

function tagsIn(text: string): string[] {
  const tags = text.split(",").map((tag) => tag.trim());
  return tags.filter((tag) => tag !== "");
}

/** A value as it stands in an input. */
export function fieldText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return typedNumber(value);
  if (isDocument(value)) return JSON.stringify(value);
  return Array.isArray(value) ? value.map(fieldText).join(", ") : String(value);
}

/** A value as it is told. */
export function fieldWord(value: unknown): string {
  if (typeof value === "boolean") return value ? "on" : "off";
  return fieldText(value) || "not set";
}
