/** The job spec's fields as a form needs them, read from the server's own schema. */

/** What is decided first stands first and is always shown; the others follow in the schema's order. */
const ORDER = [
  ...["name", "tags", "dataset", "model", "weights", "inherit"],
  ...["alpha", "beta", "gamma", "lambda", "weight", "attention", "channel", "spatial", "relation"],
  ...["temperature", "levels", "mask_scale"],
  ...["epochs", "batch_size", "optimizer", "lr", "policy", "milestones", "warmup_steps", "weight_decay", "clip_norm"],
  ...["precision", "seed", "interval", "probe_images", "queue", "gpus", "priority"],
];

export interface Schema {
  $ref?: string;
  type?: string;
  title?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  default?: unknown;
  description?: string;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  /** Of the contract itself: what a number counts, and which part of a method a field belongs to. */
  unit?: string;
  group?: string;
}

export interface SpecSchema {
  root: string;
  schemas: Record<string, Schema>;
}

export type FieldKind = "number" | "integer" | "choice" | "flag" | "text" | "numbers" | "words";

export interface SpecField {
  path: string;
  label: string;
  kind: FieldKind;
  about: string;
  unit?: string;
  default: unknown;
  options: string[];
  /** Whether the field may be left empty, which then means something. */
  nullable: boolean;
  /** Whether people set it often; the others are shown when asked for. */
  usual: boolean;
  group?: string;
}

/** The letters that the papers write. */
const LETTERS: Record<string, string> = { alpha: "α", beta: "β", gamma: "γ", lambda: "λ" };

/** The schema of one method. */
export function methodSchema(spec: SpecSchema, name: string): Schema | undefined {
  return methods(spec).find((candidate) => nameOf(candidate) === name);
}

/** Fields of one section of the spec, named by its path, in the order they are decided. */
export function sectionFields(spec: SpecSchema, section: string): SpecField[] {
  return fieldsOf(spec, schemaAt(spec, section), section);
}

/** The schema of a section; where it may be absent, of the section when it is there. */
export function schemaAt(spec: SpecSchema, path: string): Schema {
  return path.split(".").reduce<Schema>((schema, name) => {
    const property = schema.properties?.[name] ?? {};
    const choices = (property.anyOf ?? [property]).map((choice) => resolve(spec, choice));
    return choices.find((choice) => choice.type !== "null") ?? {};
  }, spec.schemas[spec.root] ?? {});
}

/** Names of the methods. */
export function methodNames(spec: SpecSchema): string[] {
  return methods(spec).map((schema) => String(nameOf(schema)));
}

/** How the server writes a method's name. */
export function methodTitle(spec: SpecSchema, name: string): string | undefined {
  return methodSchema(spec, name)?.properties?.name?.title;
}

/** Fields of one method. */
export function methodFields(spec: SpecSchema, name: string): SpecField[] {
  const schema = methodSchema(spec, name);
  return schema ? fieldsOf(spec, schema, "method").filter((field) => field.path !== "method.name") : [];
}

/** One field of the spec itself. */
export function rootField(spec: SpecSchema, name: string): SpecField {
  return toField(spec, name, spec.schemas[spec.root]?.properties?.[name] ?? {});
}

function methods(spec: SpecSchema): Schema[] {
  const schema = spec.schemas[spec.root]?.properties?.method;
  return (schema?.oneOf ?? schema?.anyOf ?? []).map((choice) => resolve(spec, choice));
}

function nameOf(schema: Schema): unknown {
  const name = schema.properties?.name;
  return name?.const ?? name?.enum?.[0] ?? name?.default;
}

function fieldsOf(spec: SpecSchema, schema: Schema, section: string): SpecField[] {
  return Object.entries(schema.properties ?? {})
    .filter(([, property]) => !isObject(spec, property))
    .sort(([a], [b]) => rank(a) - rank(b))
    .map(([name, property]) => toField(spec, `${section}.${name}`, property));
}

/** Whether a field is a document of its own, which is edited as JSON. */
function isObject(spec: SpecSchema, property: Schema): boolean {
  return (property.anyOf ?? [property]).some((choice) => resolve(spec, choice).type === "object");
}

function rank(name: string): number {
  const place = ORDER.indexOf(name);
  return place < 0 ? ORDER.length : place;
}

function toField(spec: SpecSchema, path: string, property: Schema): SpecField {
  const choices = property.anyOf?.map((choice) => resolve(spec, choice)) ?? [resolve(spec, property)];
  const schema = choices.find((choice) => choice.type !== "null") ?? {};
  const name = path.slice(path.lastIndexOf(".") + 1);
  return {
    path,
    label: labelOf(name, property.title),
    kind: kindOf(schema),
    about: property.description ?? "",
    unit: property.unit,
    group: property.group,
    usual: ORDER.includes(name),
    default: property.default,
    options: (schema.enum ?? []).map(String),
    nullable: choices.some((choice) => choice.type === "null"),
  };
}

function kindOf(schema: Schema): FieldKind {
  if (schema.enum) return "choice";
  if (schema.type === "boolean") return "flag";
  if (schema.type === "integer" || schema.type === "number") return schema.type;
  if (schema.type === "array") return schema.items?.type === "integer" ? "numbers" : "words";
  return "text";
}

function resolve(spec: SpecSchema, schema: Schema): Schema {
  const name = schema.$ref?.slice(schema.$ref.lastIndexOf("/") + 1);
  return name ? (spec.schemas[name] ?? {}) : schema;
}

/** The schema's own title; one that was only made from the name is written as a sentence begins. */
function labelOf(name: string, title = ""): string {
  const words = name.split("_");
  const made = words.map(capital).join(" ");
  const label = title === "" || title === made ? capital(words.join(" ")) : title;
  return LETTERS[name] ? `${label} ${LETTERS[name]}` : label;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Read what was typed into a list field; null when it is no list of that kind. */
export function parseList(text: string, kind: "numbers" | "words"): unknown[] | null {
  const parts = text.split(/[\s,]+/).filter((part) => part !== "");
  if (kind === "words") return parts;
  return parts.every((part) => /^\d+$/.test(part)) ? parts.map(Number) : null;
}
