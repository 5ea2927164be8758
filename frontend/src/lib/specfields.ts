/** The job spec's fields as a form needs them, read from the server's own schema. */

/** What is decided first stands first; fields that are not named here follow in the schema's order. */
const ORDER = [
  ...["model", "weights", "inherit"],
  ...["alpha", "beta", "gamma", "lambda", "weight", "temperature", "levels", "mask_scale"],
  ...["epochs", "batch_size", "optimizer", "lr", "policy", "milestones", "warmup_steps", "weight_decay", "clip_norm"],
  ...["precision", "seed", "interval", "probe_images", "queue", "gpus", "priority", "max_attempts"],
];

interface Schema {
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
}

const LABELS: Record<string, string> = {
  lr: "Learning rate",
  gpus: "GPUs",
  lambda: "Lambda λ",
  alpha: "Alpha α",
  beta: "Beta β",
  gamma: "Gamma γ",
  clip_norm: "Gradient clip",
  inherit: "Inherit neck and head",
  policy: "Rate policy",
};

const UNITS: Record<string, string> = {
  milestones: "epochs",
  batch_size: "images",
  interval: "epochs",
};

/** Fields of one section of the spec, in the order they are decided. */
export function sectionFields(spec: SpecSchema, section: string): SpecField[] {
  const schema = resolve(spec, spec.schemas[spec.root]?.properties?.[section] ?? {});
  return fieldsOf(spec, schema, section);
}

/** Names of the methods. */
export function methodNames(spec: SpecSchema): string[] {
  return methods(spec).map((schema) => String(nameOf(schema)));
}

/** How the server writes a method's name. */
export function methodTitle(spec: SpecSchema, name: string): string | undefined {
  return methods(spec).find((candidate) => nameOf(candidate) === name)?.properties?.name?.title;
}

/** Fields of one method. */
export function methodFields(spec: SpecSchema, name: string): SpecField[] {
  const schema = methods(spec).find((candidate) => nameOf(candidate) === name);
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
    label: LABELS[name] ?? humanised(name),
    kind: kindOf(schema),
    about: property.description ?? "",
    unit: UNITS[name],
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

function humanised(name: string): string {
  const words = name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Read what was typed into a list field; null when it is no list of that kind. */
export function parseList(text: string, kind: "numbers" | "words"): unknown[] | null {
  const parts = text.split(/[\s,]+/).filter((part) => part !== "");
  if (kind === "words") return parts;
  return parts.every((part) => /^\d+$/.test(part)) ? parts.map(Number) : null;
}
