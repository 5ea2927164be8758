/** A draft beside what it began with and what its recipe says: changes that fit an address, and differences. */
import { type Document, getAt, isDocument, same, setAt } from "./paths";

/** From one document to another, field by field. */
export interface Edits {
  set: Record<string, unknown>;
  drop: string[];
}

export function editsBetween(base: Document, document: Document): Edits {
  const [before, after] = [leaves(base), leaves(document)];
  const set = [...after].filter(([path, value]) => !before.has(path) || !same(before.get(path), value));
  return { set: Object.fromEntries(set), drop: [...before.keys()].filter((path) => !after.has(path)) };
}

/** The document with the edits; one that they cannot describe, for a name with a dot in it, comes out different. */
export function edited(base: Document, { set, drop }: Edits): Document {
  const cut = drop.reduce((document, path) => without(document, path), base);
  return Object.entries(set).reduce((document, [path, value]) => setAt(document, path, value), cut);
}

/** Every value that is no section, by dotted field; an empty section is one. */
export function leaves(document: Document, prefix = ""): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [name, value] of Object.entries(document)) {
    if (isDocument(value) && Object.keys(value).length > 0)
      for (const [path, inner] of leaves(value, `${prefix}${name}.`)) found.set(path, inner);
    else found.set(prefix + name, value);
  }
  return found;
}

/** Without the field, and without the sections that it leaves empty. */
function without(document: Document, path: string): Document {
  const cut = setAt(document, path, undefined);
  const section = path.slice(0, Math.max(0, path.lastIndexOf(".")));
  const left = section && getAt(cut, section);
  return isDocument(left) && Object.keys(left).length === 0 ? without(cut, section) : cut;
}

/** Whether two values of a field say the same; an empty list says nothing. */
export function alike(a: unknown, b: unknown): boolean {
  return same(said(a), said(b));
}

function said(value: unknown): unknown {
  return value === undefined || (Array.isArray(value) && value.length === 0) ? null : value;
}

/** What the server will find in a field: the draft's own value, else its recipe's, else the default. */
export function effective(draft: Document, recipe: Document, path: string, fallback: unknown): unknown {
  const own = getAt(draft, path);
  if (own !== undefined) return own;
  const given = hides(draft, recipe, path) ? undefined : getAt(recipe, path);
  return given === undefined ? fallback : given;
}

/** What the reference says in a field of the draft's method; a field of another method means something else. */
export function givenIn(reference: Document, draft: Document, path: string, fallback: unknown): unknown {
  if (path.startsWith("method.") && path !== "method.name" && methodOf(draft, reference) !== methodOf(reference, {}))
    return fallback;
  const given = getAt(reference, path);
  return given === undefined ? fallback : given;
}

export function methodOf(document: Document, recipe: Document): string {
  return String(getAt(document, "method.name") ?? getAt(recipe, "method.name") ?? "none");
}

/** Whether the draft replaces the section of the recipe that the field is in. */
function hides(draft: Document, recipe: Document, path: string): boolean {
  const sections = path.split(".").slice(0, -1);
  const replaced = sections.some((_, depth) => {
    const inner = getAt(draft, sections.slice(0, depth + 1).join("."));
    return inner !== undefined && !isDocument(inner);
  });
  return replaced || (sections[0] === "method" && methodOf(draft, recipe) !== methodOf(recipe, {}));
}

export interface Difference {
  path: string;
  now: unknown;
  recipe: unknown;
  /** In the run that is cloned. */
  original: unknown;
}

/** Who a run is, not what it does. */
const NAMING = new Set(["version", "engine", "name", "recipe", "project", "tags", "notes"]);

/** Fields in which a draft is not what its recipe or its original says.
 *
 * @param defaults what a field is when nobody says it, by path.
 */
export function differencesOf(
  draft: Document,
  recipe: Document | null,
  original: Document | null,
  defaults: ReadonlyMap<string, unknown>,
): Difference[] {
  const paths = new Set([draft, recipe ?? {}, original ?? {}].flatMap((document) => [...leaves(document).keys()]));
  return [...paths]
    .filter((path) => !NAMING.has(path))
    .map((path) => {
      const fallback = defaults.get(path) ?? null;
      const now = effective(draft, recipe ?? {}, path, fallback);
      const in_ = (reference: Document | null) => (reference ? givenIn(reference, draft, path, fallback) : now);
      return { path, now, recipe: in_(recipe), original: in_(original) };
    })
    .filter(({ now, recipe: given, original: before }) => !alike(now, given) || !alike(now, before));
}
