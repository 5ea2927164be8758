/** Fields of nested documents by dotted path, without changing the document. */

export type Document = Record<string, unknown>;

export function getAt(document: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((inner, part) => (isDocument(inner) ? inner[part] : undefined), document);
}

/** The document with one field set, sections on its way made; `undefined` takes the field out. */
export function setAt(document: Document, path: string, value: unknown): Document {
  const [first = "", ...rest] = path.split(".");
  if (rest.length > 0) {
    const inner = document[first];
    return { ...document, [first]: setAt(isDocument(inner) ? inner : {}, rest.join("."), value) };
  }
  if (value !== undefined) return { ...document, [first]: value };
  const { [first]: _gone, ...left } = document;
  return left;
}

export function isDocument(value: unknown): value is Document {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** Whether two values of a document say the same. */
export function same(a: unknown, b: unknown): boolean {
  if (isDocument(a) && isDocument(b)) {
    const names = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...names].every((name) => same(a[name], b[name]));
  }
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((value, index) => same(value, b[index]));
  return a === b;
}
