/** The filter language's text, as far as the page has to know it: its parts, its quotes, and where a caret stands.
 *
 * What a filter means is the server's to say (docs/search.md); here a filter is only taken apart and put together.
 */

export interface Token {
  kind: "word" | "quoted" | "operator" | "open" | "close" | "comma";
  text: string;
  from: number;
  to: number;
}

const TOKEN =
  /(?<quoted>"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?)|(?<operator>!=|<=|>=|==|!~|[=<>~:])|(?<open>\()|(?<close>\))|(?<comma>,)|(?<word>(?:`[^`]*`?|[^\s()'"`,=!<>~:]|!(?![=~]))+)/gsu;

/** What a value may hold that a field may not: `now-7d`, `2026-11-01T08:30`. */
const VALUE_REST = /^[^\s()'"`,]*/u;

const PLAIN_FIELD = /^[^\s()'"`,=!<>~:]+$/u;
const PLAIN_VALUE = /^[\p{L}\p{N}_./+-][^\s()'"`,]*$/u;
const WORDS = new Set(["and", "or", "not", "in", "null"]);

export function tokens(text: string): Token[] {
  const found: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    const kind = Object.entries(match.groups ?? {}).find(([, part]) => part !== undefined)?.[0] as Token["kind"];
    const before = found.at(-1);
    let end = TOKEN.lastIndex;
    if (kind === "word" && before?.kind === "operator")
      end = match.index + (VALUE_REST.exec(text.slice(match.index))?.[0].length ?? 0);
    end = Math.max(end, TOKEN.lastIndex);
    found.push({ kind, text: text.slice(match.index, end), from: match.index, to: end });
    TOKEN.lastIndex = end;
  }
  return found;
}

/** The conditions that have to hold all at once; a filter of alternatives is one part. */
export function partsOf(filter: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (const token of tokens(filter)) {
    if (token.kind === "open") depth += 1;
    if (token.kind === "close") depth -= 1;
    if (token.kind !== "word" || depth > 0) continue;
    const word = token.text.toLowerCase();
    if (word === "or") return [filter.trim()].filter(Boolean);
    if (word !== "and") continue;
    parts.push(filter.slice(start, token.from).trim());
    start = token.to;
  }
  parts.push(filter.slice(start).trim());
  return parts.filter(Boolean);
}

/** One filter of several conditions; alternatives keep together. */
export function joined(parts: readonly string[]): string {
  const kept = parts.map((part) => part.trim()).filter(Boolean);
  if (kept.length < 2) return kept[0] ?? "";
  return kept.map((part) => (hasAlternatives(part) ? `(${part})` : part)).join(" and ");
}

function hasAlternatives(part: string): boolean {
  let depth = 0;
  return tokens(part).some((token) => {
    if (token.kind === "open") depth += 1;
    if (token.kind === "close") depth -= 1;
    return depth === 0 && token.kind === "word" && token.text.toLowerCase() === "or";
  });
}

/** A field as a filter names it. */
export function fieldText(name: string): string {
  return PLAIN_FIELD.test(name) && !WORDS.has(name.toLowerCase()) ? name : `\`${name.replaceAll("`", "")}\``;
}

/** A value as a filter holds it: numbers bare, texts in quotes where they need them. */
export function valueText(value: string | number | boolean | null): string {
  if (value === null) return "null";
  if (typeof value !== "string") return String(value);
  const readsAsNumber = /^[+-]?(\d|\.\d|inf$|nan$)/i.test(value);
  if (PLAIN_VALUE.test(value) && !WORDS.has(value.toLowerCase()) && !readsAsNumber) return value;
  return `"${value.replace(/(["\\])/g, "\\$1")}"`;
}

/** `field = value` beside what is asked for already; a run has one value of a field, but any number of tags. */
export function narrowedTo(filter: string, field: string, value: string | number | boolean | null): string {
  const name = fieldText(field);
  const wanted = `${name} = ${valueText(value)}`;
  const others = partsOf(filter).filter((part) => {
    const [first, second, , ...rest] = tokens(part);
    const same = first?.text === name && (second?.text === "=" || second?.text === ":") && rest.length === 0;
    return part !== wanted && !(same && field !== "tag");
  });
  return joined([...others, wanted]);
}

export function withoutPart(filter: string, index: number): string {
  return joined(partsOf(filter).filter((_, place) => place !== index));
}

/** What can be written where the caret stands, and which stretch of the text it would take the place of. */
export interface Spot {
  wants: "field" | "operator" | "value" | "joint";
  from: number;
  to: number;
  typed: string;
  /** The field that an operator or a value belongs to. */
  field?: string;
}

export const OPERATORS = ["=", "!=", "<", "<=", ">", ">=", "~", "!~", "in", "not in"] as const;

export function spotAt(text: string, caret: number): Spot {
  const before = tokens(text.slice(0, caret));
  const last = before.at(-1);
  const touching = last !== undefined && last.to === caret && (last.kind === "word" || last.kind === "quoted");
  const known = touching ? before.slice(0, -1) : before;
  const from = touching && last ? last.from : caret;
  const typed = touching && last ? unquoted(last.text) : "";
  return { ...wantedAfter(known), from, to: caret, typed };
}

function wantedAfter(known: readonly Token[]): Pick<Spot, "wants" | "field"> {
  let state: Spot["wants"] = "field";
  let field = "";
  let list = 0;
  for (const token of known) {
    const word = token.kind === "word" ? token.text.toLowerCase() : "";
    if (state === "field") {
      if (token.kind === "open" || word === "not") continue;
      if (token.kind === "word") [state, field] = ["operator", unquoted(token.text)];
    } else if (state === "operator") {
      if (token.kind === "operator" || word === "in") state = "value";
    } else if (state === "value") {
      if (token.kind === "open") list += 1;
      else if (token.kind === "close") [list, state] = [0, "joint"];
      else if (token.kind !== "comma" && list === 0) state = "joint";
    } else if (word === "and" || word === "or") [state, field] = ["field", ""];
  }
  return state === "operator" || state === "value" ? { wants: state, field } : { wants: state };
}

function unquoted(text: string): string {
  if (text.startsWith('"') || text.startsWith("'")) {
    const inner = text.slice(1).replace(text.length > 1 && text.endsWith(text[0] ?? "") ? /.$/s : /$^/, "");
    return inner.replace(/\\(.)/gs, "$1");
  }
  return text.replaceAll("`", "");
}
