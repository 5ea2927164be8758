/** One field of the spec: its value, its meaning, what the recipe says, what the server found wrong. */
import { Checkbox, Select, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { parseNumber, typedNumber } from "../../lib/numbers";
import { same } from "../../lib/paths";
import { parseList, type SpecField } from "../../lib/specfields";
import styles from "./NewRun.module.css";

interface FieldInputProps {
  field: SpecField;
  value: unknown;
  /** What the recipe has there. */
  recipe: unknown;
  error?: string;
  onChange: (value: unknown) => void;
  /** Choices from the catalogue, for fields that name something in it. */
  choices?: { value: string; label: string; disabled?: boolean }[];
}

export function FieldInput(props: FieldInputProps) {
  const { field, value, recipe, error, onChange, choices } = props;
  const shown = value === undefined ? field.default : value;
  const given = recipe === undefined ? field.default : recipe;
  const changed = !same(shown ?? null, given ?? null);
  const common = {
    label: <Label field={field} />,
    error,
    inputWrapperOrder: ["label", "input", "description", "error"] as ("label" | "input" | "description" | "error")[],
    description: <About field={field} given={given} changed={changed} onReset={() => onChange(recipe)} />,
  };
  const options = choices ?? field.options.map((option) => ({ value: option, label: option }));
  if (field.kind === "flag")
    return (
      <div className={changed ? styles.changed : undefined}>
        <Checkbox
          size="xs"
          mt={22}
          label={field.label}
          description={common.description}
          error={error}
          checked={shown === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      </div>
    );
  return (
    <div className={changed ? styles.changed : undefined}>
      {field.kind === "choice" || choices ? (
        <Select
          allowDeselect={false}
          {...common}
          data={options}
          value={typeof shown === "string" ? shown : null}
          onChange={(next) => onChange(next ?? undefined)}
          searchable={options.length > 8}
        />
      ) : (
        <TypedInput field={field} value={shown} onChange={onChange} common={common} />
      )}
    </div>
  );
}

interface TypedInputProps {
  field: SpecField;
  value: unknown;
  onChange: (value: unknown) => void;
  common: object;
}

/** Text that is a value: what cannot be read stays as typed and is sent as it is, for the server to say what is wrong. */
function TypedInput({ field, value, onChange, common }: TypedInputProps) {
  const [text, setText] = useState(() => asText(value));
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a value from elsewhere replaces what is being typed
  useEffect(() => {
    if (!same(read(text, field), value)) setText(asText(value));
  }, [value]);
  return (
    <TextInput
      {...common}
      value={text}
      inputMode={field.kind === "number" || field.kind === "integer" ? "decimal" : undefined}
      placeholder={field.nullable ? "not set" : undefined}
      classNames={{ input: field.kind === "number" || field.kind === "integer" ? styles.number : undefined }}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(read(event.currentTarget.value, field));
      }}
    />
  );
}

function read(text: string, field: SpecField): unknown {
  if (field.kind === "text") return text === "" && field.nullable ? undefined : text;
  if (text.trim() === "" && field.nullable) return null;
  if (field.kind === "numbers" || field.kind === "words") return parseList(text, field.kind) ?? text;
  return parseNumber(text) ?? text;
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return typedNumber(value);
  return Array.isArray(value) ? value.join(", ") : String(value);
}

function Label({ field }: { field: SpecField }) {
  return (
    <>
      {field.label}
      {field.unit && <span className={styles.unit}> {field.unit}</span>}
    </>
  );
}

interface AboutProps {
  field: SpecField;
  given: unknown;
  changed: boolean;
  onReset: () => void;
}

function About({ field, given, changed, onReset }: AboutProps) {
  return (
    <>
      {field.about}
      {changed && (
        <span className={styles.given}>
          {" "}
          Recipe: {asText(given) || "not set"}{" "}
          <button
            type="button"
            className={styles.reset}
            onClick={onReset}
            aria-label={`Reset ${field.label} to the recipe`}
          >
            reset
          </button>
        </span>
      )}
    </>
  );
}
