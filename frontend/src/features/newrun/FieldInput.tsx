/** One field of the spec: its value or swept values, its meaning, and what recipe, original and server say. */
import { Checkbox, Select } from "@mantine/core";
import { type Axis, firstAxis } from "../../lib/axes";
import { alike } from "../../lib/drafts";
import { fieldText, fieldWord } from "../../lib/fieldtext";
import type { SpecField } from "../../lib/specfields";
import { AxisInput } from "./AxisInput";
import { type Choice, type ChoiceGroup, Label, ORDER } from "./fieldparts";
import styles from "./NewRun.module.css";
import { TypedInput } from "./TypedInput";

/** What a field is held against. */
export interface Reference {
  /** `Recipe` or `Original`. */
  name: string;
  value: unknown;
  onReset: () => void;
}

export interface FieldInputProps {
  field: SpecField;
  value: unknown;
  references: Reference[];
  /** What the paper's config states. */
  paper?: unknown;
  error?: string;
  onChange: (value: unknown) => void;
  /** Choices from the catalogue, for fields that name something in it. */
  choices?: (Choice | ChoiceGroup)[];
  axis?: Axis;
  drawn?: boolean;
  /** Takes the field into the sweep or out of it; only where a sweep is made. */
  onAxis?: (axis: Axis | undefined) => void;
}

export function FieldInput(props: FieldInputProps) {
  const { field, value, references, axis, onAxis } = props;
  const changed = references.some((reference) => !alike(value, reference.value));
  return (
    <div className={`${styles.field} ${changed || axis ? styles.changed : ""}`}>
      {onAxis && <VaryButton {...props} onAxis={onAxis} />}
      {axis && onAxis ? (
        <AxisInput
          field={field}
          axis={axis}
          drawn={props.drawn === true}
          choices={props.choices}
          error={props.error}
          description={<About {...props} />}
          onChange={onAxis}
        />
      ) : (
        <OneValue {...props} />
      )}
    </div>
  );
}

function OneValue(props: FieldInputProps) {
  const { field, value, error, onChange, choices } = props;
  const common = {
    id: `field-${field.path}`,
    label: <Label field={field} />,
    error,
    inputWrapperOrder: ORDER,
    description: <About {...props} />,
  };
  if (field.kind === "flag")
    return (
      <Checkbox
        size="xs"
        mt={22}
        id={common.id}
        label={common.label}
        description={common.description}
        error={error}
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    );
  if (field.kind !== "choice") return <TypedInput field={field} value={value} onChange={onChange} common={common} />;
  const options = choices ?? field.options.map((option) => ({ value: option, label: option }));
  return (
    <Select
      allowDeselect={false}
      clearable={field.nullable}
      clearButtonProps={{ "aria-label": `No ${field.label.toLowerCase()}` }}
      placeholder={field.nullable ? "not set" : undefined}
      {...common}
      data={withOwn(options, value)}
      value={typeof value === "string" ? value : null}
      onChange={(next) => onChange(next ?? (field.nullable ? null : undefined))}
      searchable={options.length > 8 || choices !== undefined}
    />
  );
}

/** A value that no choice has is still what the document says. */
function withOwn(options: (Choice | ChoiceGroup)[], value: unknown): (Choice | ChoiceGroup)[] {
  if (typeof value !== "string" || value === "") return options;
  const known = options.some((option) =>
    "items" in option ? option.items.some((item) => item.value === value) : option.value === value,
  );
  return known ? options : [...options, { value, label: `${value} (not known here)` }];
}

function VaryButton({
  field,
  value,
  axis,
  choices,
  onAxis,
}: FieldInputProps & Required<Pick<FieldInputProps, "onAxis">>) {
  return (
    <button
      type="button"
      className={styles.vary}
      aria-pressed={axis !== undefined}
      aria-label={`Sweep ${field.label}`}
      onClick={() => onAxis(axis ? undefined : firstAxis(field, value, fieldText(value), choices !== undefined))}
    >
      {axis ? "one value" : "sweep"}
    </button>
  );
}

function About({ field, value, references, paper, axis }: FieldInputProps) {
  const differing = axis ? [] : references.filter((reference) => !alike(value, reference.value));
  return (
    <>
      {field.about}
      {paper !== undefined && (
        <>
          {" "}
          <span className={styles.paperValue}>Paper: {fieldWord(paper)}.</span>
        </>
      )}
      {differing.map(({ name, value: given, onReset }) => (
        <span key={name} className={styles.given}>
          {` ${name}: ${fieldWord(given)} `}
          <button
            type="button"
            className={styles.reset}
            onClick={onReset}
            aria-label={`Reset ${field.label} to the ${name.toLowerCase()}`}
          >
            reset
          </button>
        </span>
      ))}
    </>
  );
}
