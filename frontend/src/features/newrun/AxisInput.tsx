/** A swept field: the values it takes, listed, picked or spread over a range. */
import { Checkbox, Input, MultiSelect, SegmentedControl, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { type Axis, type RangeAxis, valuesOf } from "../../lib/axes";
import { fieldWord } from "../../lib/fieldtext";
import type { SpecField } from "../../lib/specfields";
import { stretchOf } from "../../lib/sweepbody";
import { type Choice, type ChoiceGroup, Label, ORDER } from "./fieldparts";
import styles from "./NewRun.module.css";

interface AxisInputProps {
  field: SpecField;
  axis: Axis;
  /** Ranges are drawn from, not divided. */
  drawn: boolean;
  choices?: (Choice | ChoiceGroup)[];
  error?: string;
  description: ReactNode;
  onChange: (axis: Axis) => void;
}

const SHOWN = 12;

export function AxisInput({ field, axis, drawn, choices, error, description, onChange }: AxisInputProps) {
  const id = `field-${field.path}`;
  const common = {
    id,
    label: <Label field={field} />,
    error,
    description: told(drawnOr(axis, field, drawn), description),
  };
  if ("pick" in axis) {
    const flags = ["off", "on"].map((word) => ({ value: word, label: word }));
    const options = choices ?? field.options.map((option) => ({ value: option, label: option }));
    const flag = field.kind === "flag";
    return (
      <MultiSelect
        size="xs"
        {...common}
        inputWrapperOrder={ORDER}
        data={flag ? flags : options}
        value={axis.pick.map((value) => (flag ? fieldWord(value) : String(value)))}
        onChange={(next) => onChange({ pick: flag ? next.map((word) => word === "on") : next })}
      />
    );
  }
  const numeric = field.kind === "number" || field.kind === "integer";
  return (
    <Input.Wrapper size="xs" {...common} inputWrapperOrder={ORDER}>
      {numeric && <FormPicker field={field} axis={axis} onChange={onChange} />}
      {"list" in axis ? (
        <TextInput
          id={id}
          value={axis.list}
          error={error !== undefined}
          onChange={(event) => onChange({ list: event.currentTarget.value })}
        />
      ) : (
        <Range field={field} axis={axis} drawn={drawn} wrong={error !== undefined} onChange={onChange} />
      )}
    </Input.Wrapper>
  );
}

/** The values in words, or what keeps them from being made. */
function drawnOr(axis: Axis, field: SpecField, drawn: boolean): string {
  if (drawn && "low" in axis)
    return stretchOf(axis, field) ? `Drawn from ${axis.low} to ${axis.high}.` : "A range needs two numbers.";
  const { values, problem } = valuesOf(axis, field);
  const more = values.length > SHOWN ? `, … ${values.length - SHOWN} more` : "";
  const count = `${values.length} ${values.length === 1 ? "value" : "values"}`;
  return problem ?? `${count}: ${values.slice(0, SHOWN).map(fieldWord).join("; ")}${more}.`;
}

function told(values: string, description: ReactNode) {
  return (
    <>
      <span className={styles.given} role="status">
        {values}
      </span>{" "}
      {description}
    </>
  );
}

interface AxisProps<T extends Axis> {
  field: SpecField;
  axis: T;
  drawn?: boolean;
  wrong?: boolean;
  onChange: (axis: Axis) => void;
}

function FormPicker({ field, axis, onChange }: AxisProps<Axis>) {
  const list = () => ({ list: valuesOf(axis, field).values.map(fieldWord).join(", ") });
  const range = () => {
    const { values } = valuesOf(axis, field);
    const [low, high] = [values[0], values.at(-1)].map((value) => (value === undefined ? "" : fieldWord(value)));
    return { low: low ?? "", high: high ?? "", count: "5", log: field.kind === "number" };
  };
  return (
    <SegmentedControl
      size="xs"
      className={styles.form}
      aria-label={`Values of ${field.label}`}
      data={[
        { value: "list", label: "List" },
        { value: "range", label: "Range" },
      ]}
      value={"list" in axis ? "list" : "range"}
      onChange={(form) => onChange(form === "list" ? list() : range())}
    />
  );
}

function Range({ field, axis, drawn, wrong, onChange }: AxisProps<RangeAxis>) {
  const part = (name: "low" | "high" | "count", word: string) => (
    <TextInput
      id={name === "low" ? `field-${field.path}` : undefined}
      aria-label={`${field.label}, ${word}`}
      placeholder={word}
      error={wrong}
      inputMode="decimal"
      classNames={{ input: styles.number }}
      value={axis[name]}
      onChange={(event) => onChange({ ...axis, [name]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <div className={styles.range}>
        {part("low", "from")}
        {part("high", "to")}
        {!drawn && part("count", "how many")}
      </div>
      <Checkbox
        size="xs"
        mt={4}
        label={drawn ? "Every ratio as likely as any other" : "Equal ratios between values"}
        checked={axis.log}
        onChange={(event) => onChange({ ...axis, log: event.currentTarget.checked })}
      />
    </>
  );
}
