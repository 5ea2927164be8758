/** The spec as JSON, in step with the form: either may be edited. */
import { Button, Textarea } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { faultOf } from "../../lib/jsonfault";
import { type Document, isDocument, same } from "../../lib/paths";
import styles from "./NewRun.module.css";

interface JsonViewProps {
  document: Document;
  onChange: (document: Document) => void;
  /** Told what is wrong with the text, null when nothing is. */
  onFault: (fault: string | null) => void;
}

export function JsonView({ document, onChange, onFault }: JsonViewProps) {
  const [text, setText] = useState(() => written(document));
  const area = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change from elsewhere replaces what is being typed
  useEffect(() => {
    if (!same(parsed(text), document)) take(written(document));
  }, [document]);
  const take = (next: string) => {
    setText(next);
    onFault(wrongWith(next));
  };
  const wrong = wrongWith(text);
  return (
    <div>
      <Textarea
        ref={area}
        label="Spec as JSON"
        description="The document that is sent. Edit here or in the form."
        error={wrong && `${wrong}. The form keeps what it has.`}
        autosize
        minRows={16}
        maxRows={36}
        value={text}
        classNames={{ input: styles.json }}
        spellCheck={false}
        onChange={(event) => {
          const next = event.currentTarget.value;
          take(next);
          const document = parsed(next);
          if (document) onChange(document);
        }}
      />
      {wrong && (
        <div className={styles.mend}>
          <Button variant="default" size="compact-xs" onClick={() => area.current && showFault(area.current)}>
            Go to it
          </Button>
          <Button variant="default" size="compact-xs" onClick={() => take(written(document))}>
            Take the form's
          </Button>
        </div>
      )}
    </div>
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

function wrongWith(text: string): string | null {
  const fault = faultOf(text);
  if (fault) return `Line ${fault.line}, column ${fault.column}: ${fault.message}`;
  return parsed(text) ? null : 'Line 1, column 1: a spec is an object, in {"braces"}';
}

function showFault(area: HTMLTextAreaElement): void {
  const fault = faultOf(area.value);
  const lines = area.value.split("\n").slice(0, (fault?.line ?? 1) - 1);
  const place = lines.reduce((sum, line) => sum + line.length + 1, 0) + (fault?.column ?? 1) - 1;
  area.focus();
  area.setSelectionRange(place, Math.min(place + 1, area.value.length));
}
