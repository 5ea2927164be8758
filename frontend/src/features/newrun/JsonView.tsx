/** The spec as JSON, in step with the form: either may be edited. */
import { Textarea } from "@mantine/core";
import { useEffect, useState } from "react";
import { type Document, isDocument, same } from "../../lib/paths";
import styles from "./NewRun.module.css";

interface JsonViewProps {
  document: Document;
  onChange: (document: Document) => void;
}

export function JsonView({ document, onChange }: JsonViewProps) {
  const [text, setText] = useState(() => written(document));
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change from elsewhere replaces what is being typed
  useEffect(() => {
    if (!same(parsed(text), document)) setText(written(document));
  }, [document]);
  const wrong = parsed(text) === null;
  return (
    <Textarea
      label="Spec as JSON"
      description="The document that is sent. Edit here or in the form."
      error={wrong && "Not a JSON object; the form shows the last one that was."}
      autosize
      minRows={20}
      maxRows={42}
      value={text}
      classNames={{ input: styles.json }}
      spellCheck={false}
      onChange={(event) => {
        setText(event.currentTarget.value);
        const document = parsed(event.currentTarget.value);
        if (document) onChange(document);
      }}
    />
  );
}

function written(document: Document): string {
  return JSON.stringify(document, null, 2);
}

function parsed(text: string): Document | null {
  try {
    const value: unknown = JSON.parse(text);
    return isDocument(value) ? value : null;
  } catch {
    return null;
  }
}
