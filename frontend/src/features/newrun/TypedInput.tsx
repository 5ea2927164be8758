/** Text that is a value: what cannot be read stays as typed and is sent as it is, for the server to say what is wrong. */
import { TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { fieldText, readField } from "../../lib/fieldtext";
import { same } from "../../lib/paths";
import type { SpecField } from "../../lib/specfields";
import styles from "./NewRun.module.css";

interface TypedInputProps {
  field: SpecField;
  value: unknown;
  onChange: (value: unknown) => void;
  common: object;
}

export function TypedInput({ field, value, onChange, common }: TypedInputProps) {
  const [text, setText] = useState(() => fieldText(value));
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a value from elsewhere replaces what is being typed
  useEffect(() => {
    if (!same(readField(text, field), value ?? null)) setText(fieldText(value));
  }, [value]);
  const numeric = field.kind === "number" || field.kind === "integer";
  return (
    <TextInput
      {...common}
      value={text}
      inputMode={numeric ? "decimal" : undefined}
      placeholder={field.nullable ? "not set" : undefined}
      classNames={{ input: numeric ? styles.number : undefined }}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(readField(event.currentTarget.value, field));
      }}
    />
  );
}
