import { expect, it } from "vitest";
import { faultOf } from "./jsonfault";

it.each([
  ["{", 1, 2, 'expected a name in "quotes"'],
  ['{"a": 1,}', 1, 9, 'expected a name in "quotes"'],
  ['{\n  "a": 1\n  "b": 2\n}', 3, 3, "expected ',' or '}'"],
  ['{"a" 1}', 1, 6, "expected ':'"],
  ['{"a": x}', 1, 7, "expected a value"],
  ['{"a": 01}', 1, 7, "expected a value"],
  ['{"a": "b}', 1, 7, "expected a text that ends"],
  ["[1, 2", 1, 6, "expected ',' or ']'"],
  ["{} {}", 1, 4, "nothing may follow the document"],
  ["", 1, 1, "expected a value"],
])("says where %j is wrong", (text, line, column, message) => {
  expect(faultOf(text)).toEqual({ line, column, message });
  expect(() => JSON.parse(text)).toThrow();
});

it.each(['{"a": [1, -2.5e-3, true, null, "x\\n\\u00e9"], "b": {}}', " 3 ", "[]", '{"🦊": "ü"}'])(
  "passes %j",
  (text) => {
    expect(faultOf(text)).toBeNull();
    expect(() => JSON.parse(text)).not.toThrow();
  },
);
