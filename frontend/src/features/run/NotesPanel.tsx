/** What people wrote about the run, and the same place to write. */
import { Button, Group, Textarea } from "@mantine/core";
import { useState } from "react";
import type { Run } from "../../api/types";
import { useChangeRun } from "../../queries/changes";
import { useMay } from "../../queries/session";
import { More } from "../../ui/More";
import { Panel } from "../../ui/Panel";
import { Trouble } from "../../ui/Trouble";
import styles from "./Notes.module.css";

const LONGEST = 20_000;

export function NotesPanel({ run }: { run: Run }) {
  const [draft, setDraft] = useState<string | null>(null);
  const change = useChangeRun(run.id);
  const may = useMay("submitter");
  if (draft === null && !run.notes && !may) return null;
  const keep = () => change.mutate({ notes: draft ?? "" }, { onSuccess: () => setDraft(null) });
  const begin = may && draft === null && (
    <More onClick={() => setDraft(run.notes)}>{run.notes ? "Change" : "Write"}</More>
  );
  return (
    <Panel title="Notes" tools={begin}>
      {draft === null ? (
        <p className={run.notes ? styles.notes : styles.none} dir="auto">
          {run.notes || "None yet."}
        </p>
      ) : (
        <>
          <Textarea
            aria-label="Notes"
            autoFocus
            autosize
            minRows={3}
            maxRows={16}
            maxLength={LONGEST}
            value={draft}
            onChange={(event) => setDraft(event.currentTarget.value)}
          />
          {change.error && <Trouble error={change.error} />}
          <Group gap="xs" justify="flex-end" mt="xs">
            <Button variant="default" onClick={() => setDraft(null)}>
              Leave
            </Button>
            <Button loading={change.isPending} onClick={keep}>
              Keep
            </Button>
          </Group>
        </>
      )}
    </Panel>
  );
}
