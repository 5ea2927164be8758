/** The spec's fields in groups. */
import { Select } from "@mantine/core";
import type { ReactNode } from "react";
import schemaFile from "../../api/spec-schema.json";
import type { Dataset, Model } from "../../api/types";
import { formatPoints } from "../../lib/numbers";
import { type Document, getAt, setAt } from "../../lib/paths";
import { methodLabel } from "../../lib/runs";
import {
  methodFields,
  methodNames,
  rootField,
  type SpecField,
  type SpecSchema,
  sectionFields,
} from "../../lib/specfields";
import { FieldInput } from "./FieldInput";
import styles from "./NewRun.module.css";

const SCHEMA = schemaFile as unknown as SpecSchema;

interface SpecFormProps {
  document: Document;
  recipe: Document;
  errors: Readonly<Record<string, string>>;
  models: Model[];
  datasets: Dataset[];
  onChange: (document: Document) => void;
}

export function SpecForm(props: SpecFormProps) {
  const { document, recipe, errors, onChange } = props;
  const method = String(getAt(document, "method.name") ?? "none");
  const dataset = String(getAt(document, "dataset") ?? "");
  const input = (field: SpecField, choices?: Choice[]) => (
    <FieldInput
      key={field.path}
      field={field}
      value={getAt(document, field.path)}
      recipe={getAt(recipe, field.path)}
      error={errors[field.path]}
      onChange={(value) => onChange(setAt(document, field.path, value))}
      choices={choices}
    />
  );
  const setMethod = (name: string | null) => {
    const fromRecipe = getAt(recipe, "method.name") === name ? getAt(recipe, "method") : { name };
    onChange(setAt(document, "method", fromRecipe));
  };
  const [teacher, student] = [modelField("teacher", "Teacher"), modelField("student", "Student")];
  return (
    <>
      <Group title="Run">
        {input(rootField(SCHEMA, "name"))}
        {input(rootField(SCHEMA, "tags"))}
      </Group>
      <Group title="Models and data">
        {input({ ...rootField(SCHEMA, "dataset"), label: "Data set" }, props.datasets.map(datasetChoice))}
        {input(
          teacher,
          props.models.filter((model) => model.document.weights).map((model) => modelChoice(model, dataset)),
        )}
        {input(
          student,
          props.models.map((model) => modelChoice(model, dataset)),
        )}
        {fieldsBut("student", "model", "version").map((field) => input(field))}
      </Group>
      <Group title="Method">
        <Select
          allowDeselect={false}
          label="Method"
          description="What the student learns from beside the ground truth."
          inputWrapperOrder={["label", "input", "description", "error"]}
          data={methodNames(SCHEMA).map((name) => ({ value: name, label: methodLabel(name) }))}
          value={method}
          error={errors["method.name"] ?? errors.method}
          onChange={setMethod}
        />
        {methodFields(SCHEMA, method).map((field) => input(field))}
      </Group>
      <Group title="Schedule">{sectionFields(SCHEMA, "schedule").map((field) => input(field))}</Group>
      <Group title="Evaluation">{sectionFields(SCHEMA, "evaluation").map((field) => input(field))}</Group>
      <Group title="Resources">{sectionFields(SCHEMA, "resources").map((field) => input(field))}</Group>
    </>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend>{title}</legend>
      <div className={styles.fields}>{children}</div>
    </fieldset>
  );
}

function fieldsBut(section: string, ...left: string[]): SpecField[] {
  return sectionFields(SCHEMA, section).filter((field) => !left.includes(field.path.slice(section.length + 1)));
}

/** The teacher may be absent, so the schema holds its fields one level deeper than the student's. */
function modelField(role: "teacher" | "student", label: string): SpecField {
  const about = role === "teacher" ? "The strong detector that is imitated." : "The detector that is trained.";
  return {
    path: `${role}.model`,
    label,
    kind: "choice",
    about,
    default: undefined,
    options: [],
    nullable: role === "teacher",
  };
}

interface Choice {
  value: string;
  label: string;
  disabled?: boolean;
}

function modelChoice(model: Model, dataset: string): Choice {
  const map = model.document.results[dataset]?.bbox_mAP;
  const score = map === undefined ? "" : ` · mAP ${formatPoints(map)}`;
  return refusedOr(model, `${model.document.title || model.name}${score}`);
}

function datasetChoice(dataset: Dataset): Choice {
  return refusedOr(dataset, `${dataset.document.title || dataset.name} · ${dataset.document.classes.length} classes`);
}

function refusedOr(entry: Model | Dataset, label: string): Choice {
  const refused = entry.status === "refused";
  return { value: entry.name, label: refused ? `${label} (refused by its check)` : label, disabled: refused };
}
