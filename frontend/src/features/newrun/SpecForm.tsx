/** The spec's fields in groups, each held against recipe, original and paper. */
import { useMemo } from "react";
import schemaFile from "../../api/spec-schema.json";
import type { Dataset, Model, Recipe } from "../../api/types";
import type { Axis } from "../../lib/axes";
import type { Axes } from "../../lib/draftaddress";
import { effective, givenIn, methodOf } from "../../lib/drafts";
import { type Document, getAt, setAt } from "../../lib/paths";
import { paperRecipe, paperValue } from "../../lib/recipes";
import { methodNames, methodTitle, type SpecField, type SpecSchema } from "../../lib/specfields";
import { DATASET, fieldGroups, STUDENT, TEACHER } from "../../lib/specgroups";
import { datasetChoices, modelChoices } from "./choices";
import { FieldGroup } from "./FieldGroup";
import { FieldInput, type Reference } from "./FieldInput";
import type { Choice, ChoiceGroup } from "./fieldparts";

export const SCHEMA = schemaFile as unknown as SpecSchema;

export interface Beginning {
  /** What the server lays a document that names its recipe over. */
  recipe: Recipe | undefined;
  /** The spec of the run that is cloned. */
  original: Document | null;
}

interface SpecFormProps {
  document: Document;
  beginning: Beginning;
  recipes: readonly Recipe[];
  models: readonly Model[];
  datasets: readonly Dataset[];
  errors: Readonly<Record<string, string>>;
  axes: Axes | null;
  /** Ranges are drawn from, not divided. */
  drawn: boolean;
  onChange: (document: Document) => void;
  onAxis: (path: string, axis: Axis | undefined) => void;
}

export function SpecForm(props: SpecFormProps) {
  const { document, beginning, errors, axes } = props;
  const recipe = beginning.recipe?.spec ?? {};
  const method = methodOf(document, recipe);
  const groups = useMemo(() => fieldGroups(SCHEMA, method), [method]);
  const choices = useChoices(props);
  const paper = usePaper(props, method);
  const set = (path: string, value: unknown) => props.onChange(changed(props, path, value));
  const references = (field: SpecField): Reference[] => {
    const from = (name: string, given: Document, raw: unknown) => ({
      name,
      value: givenIn(given, document, field.path, field.default),
      onReset: () => set(field.path, raw),
    });
    const { original } = beginning;
    return [
      ...(beginning.recipe ? [from("Recipe", recipe, getAt(recipe, field.path) ?? restored(field, original))] : []),
      ...(original ? [from("Original", original, getAt(original, field.path))] : []),
    ];
  };
  const input = (field: SpecField) => (
    <FieldInput
      key={field.path}
      field={field}
      value={effective(document, recipe, field.path, field.default)}
      references={NAMES.has(field.path) ? [] : references(field)}
      paper={paperValue(paper, field.path)}
      error={errors[field.path] ?? (field.path === "method.name" ? errors.method : undefined)}
      onChange={(value) => set(field.path, value)}
      choices={choices[field.path]}
      axis={axes?.[field.path]}
      drawn={props.drawn}
      onAxis={axes && !NAMES.has(field.path) ? (axis) => props.onAxis(field.path, axis) : undefined}
    />
  );
  const stands = ({ path, default: fallback }: SpecField) =>
    errors[path] !== undefined ||
    axes?.[path] !== undefined ||
    String(effective(document, recipe, path, fallback) ?? "") !== String(fallback ?? "");
  return groups.map((group) => <FieldGroup key={group.title} group={group} stands={stands} input={input} />);
}

/** What a run is called is no difference, and the same in no two runs. */
const NAMES = new Set(["name", "tags", "project", "notes"]);

/** A clone says every field: what its recipe leaves to the default is set to that. */
function restored(field: SpecField, original: Document | null): unknown {
  return original === null ? undefined : field.default;
}

/** A section that is replaced whole takes what recipe or original say for it. */
function changed({ document, beginning }: SpecFormProps, path: string, value: unknown): Document {
  if (path === TEACHER && value === null) return setAt(document, "teacher", null);
  if (path !== "method.name") return setAt(document, path, value);
  const sections = [beginning.original, beginning.recipe?.spec].map((given) => getAt(given, "method"));
  const given = sections.find((section) => getAt(section, "name") === value);
  return setAt(document, "method", given ?? { name: value });
}

function useChoices(props: SpecFormProps): Record<string, (Choice | ChoiceGroup)[] | undefined> {
  const { document, models, datasets, beginning } = props;
  const dataset = String(effective(document, beginning.recipe?.spec ?? {}, DATASET, ""));
  return useMemo(() => {
    const chosen = datasets.find((one) => one.name === dataset);
    return {
      [DATASET]: datasetChoices(datasets),
      [TEACHER]: modelChoices(
        models.filter((model) => model.document.weights),
        chosen,
      ),
      [STUDENT]: modelChoices(models, chosen),
      "method.name": methodNames(SCHEMA).map((name) => ({ value: name, label: methodTitle(SCHEMA, name) ?? name })),
    };
  }, [models, datasets, dataset]);
}

function usePaper({ document, beginning, recipes, models }: SpecFormProps, method: string): Recipe | undefined {
  const recipe = beginning.recipe?.spec ?? {};
  const student = effective(document, recipe, STUDENT, null);
  const teacher = effective(document, recipe, TEACHER, null);
  return useMemo(
    () => paperRecipe(recipes, models, { method, student, teacher }),
    [recipes, models, method, student, teacher],
  );
}
