/** The job spec's fields in the groups of a form, each with what it is when nobody says it. */
import {
  methodFields,
  methodNames,
  methodSchema,
  rootField,
  type SpecField,
  type SpecSchema,
  schemaAt,
  sectionFields,
} from "./specfields";

/** Fields that are shown together, under a sentence of the schema. */
export interface FieldGroup {
  title: string;
  about: string;
  fields: SpecField[];
}

/** What names something of the catalogue. */
export const DATASET = "dataset";
export const TEACHER = "teacher.model";
export const STUDENT = "student.model";

export function fieldGroups(spec: SpecSchema, method: string): FieldGroup[] {
  const own = methodFields(spec, method);
  const weights = own.filter((field) => field.group === "weights");
  const settings = own.filter((field) => field.group !== "weights");
  return [
    { title: "Run", about: "", fields: ["name", "tags", "project", "notes"].map((name) => rootField(spec, name)) },
    { title: "Models and data", about: "", fields: modelFields(spec) },
    {
      title: "Method",
      about: methodSchema(spec, method)?.description ?? "",
      fields: [methodField(spec), ...settings],
    },
    {
      title: "Weights",
      about: "What each term of the method counts for beside the detector's own loss.",
      fields: weights,
    },
    section(spec, "Schedule", "schedule"),
    section(spec, "Evaluation", "evaluation", "evaluation.keep"),
    section(spec, "Guard", "guard"),
    section(spec, "Resources", "resources"),
  ].filter((group) => group.fields.length > 0);
}

/** Defaults by path, of everything a form shows for a method. */
export function defaultsOf(spec: SpecSchema, method: string): Map<string, unknown> {
  const fields = fieldGroups(spec, method).flatMap((group) => group.fields);
  return new Map(fields.filter((field) => field.default !== undefined).map((field) => [field.path, field.default]));
}

function section(spec: SpecSchema, title: string, ...paths: string[]): FieldGroup {
  const fields = paths.flatMap((path) => (path.includes(".") ? prefixed(spec, path) : sectionFields(spec, path)));
  return { title, about: schemaAt(spec, paths[0] ?? "").description ?? "", fields };
}

function modelFields(spec: SpecSchema): SpecField[] {
  const dataset = { ...rootField(spec, DATASET), kind: "choice" as const, label: "Data set" };
  const version = { ...rootField(spec, "dataset_version"), label: "Data set version" };
  const models = ["teacher", "student"].flatMap((role) =>
    prefixed(spec, role).map((field) => (field.path.endsWith(".model") ? modelField(spec, role, field) : field)),
  );
  const plain = sectionFields(spec, "student").filter(({ path }) => /\.(weights|inherit)$/.test(path));
  const own = new Map(plain.map((field) => [field.path, field]));
  return [dataset, ...models.map((field) => own.get(field.path) ?? field), version].sort(
    (a, b) => Number(b.usual || b === dataset) - Number(a.usual || a === dataset),
  );
}

/** A model that is picked; the teacher may be none. */
function modelField(spec: SpecSchema, role: string, field: SpecField): SpecField {
  const label = role === "teacher" ? "Teacher" : "Student";
  const about = schemaAt(spec, role).description ?? "";
  return { ...field, kind: "choice", label, about, usual: true, nullable: role === "teacher" };
}

/** Fields of a section that would not be understood without its name. */
function prefixed(spec: SpecSchema, path: string): SpecField[] {
  const name = path.slice(path.lastIndexOf(".") + 1);
  const word = name.charAt(0).toUpperCase() + name.slice(1);
  return sectionFields(spec, path).map((field) => ({
    ...field,
    usual: false,
    label: `${word} ${field.label.toLowerCase()}`,
  }));
}

function methodField(spec: SpecSchema): SpecField {
  const about = "What the student learns from beside the ground truth.";
  const base = { path: "method.name", label: "Method", kind: "choice" as const, about, options: methodNames(spec) };
  return { ...base, default: "none", nullable: false, usual: true };
}
