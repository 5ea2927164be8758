/** Where a text stops being JSON: engines agree on whether it is, but not on saying where. */

export interface JsonFault {
  /** From 1. */
  line: number;
  column: number;
  message: string;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON refuses them in texts
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const SPACE = /[ \t\r\n]*/y;

class Fault extends Error {
  constructor(
    readonly place: number,
    message: string,
  ) {
    super(message);
  }
}

/** The first fault of a text; null when it is one JSON value. */
export function faultOf(text: string): JsonFault | null {
  try {
    const end = space(text, value(text, space(text, 0)));
    if (end < text.length) throw new Fault(end, "nothing may follow the document");
    return null;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const before = text.slice(0, error.place).split("\n");
    return { line: before.length, column: (before.at(-1) ?? "").length + 1, message: error.message };
  }
}

function value(text: string, place: number): number {
  if (text[place] === "{") return list(text, place, "}", member);
  if (text[place] === "[") return list(text, place, "]", value);
  if (text[place] === '"') return string(text, place, "a text that ends");
  const end = match(NUMBER, text, place) ?? match(WORD, text, place);
  if (end === null || /[\w.]/.test(text[end] ?? "")) throw new Fault(place, "expected a value");
  return end;
}

function member(text: string, place: number): number {
  const colon = space(text, string(text, place, 'a name in "quotes"'));
  if (text[colon] !== ":") throw new Fault(colon, "expected ':'");
  return value(text, space(text, colon + 1));
}

function list(text: string, open: number, close: string, item: (text: string, place: number) => number): number {
  let place = space(text, open + 1);
  if (text[place] === close) return place + 1;
  for (;;) {
    place = space(text, item(text, place));
    if (text[place] === close) return place + 1;
    if (text[place] !== ",") throw new Fault(place, `expected ',' or '${close}'`);
    place = space(text, place + 1);
  }
}

function string(text: string, place: number, what: string): number {
  const end = match(STRING, text, place);
  if (end === null) throw new Fault(place, `expected ${what}`);
  return end;
}

function space(text: string, place: number): number {
  return match(SPACE, text, place) ?? place;
}

function match(pattern: RegExp, text: string, place: number): number | null {
  pattern.lastIndex = place;
  return pattern.test(text) ? pattern.lastIndex : null;
}
