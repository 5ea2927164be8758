/** The run's name, and the same place to change it. */
import { ActionIcon, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import type { Run } from "../../api/types";
import { useChangeRun } from "../../queries/changes";
import { useMay } from "../../queries/session";

const LONGEST = 120;

export function NameEdit({ run }: { run: Run }) {
  const [draft, setDraft] = useState<string | null>(null);
  const change = useChangeRun(run.id);
  const may = useMay("submitter");
  const keep = () => {
    const name = draft?.trim();
    setDraft(null);
    if (!name || name === run.name) return;
    change.mutate(
      { name },
      { onError: (error) => notifications.show({ color: "red", title: "Not renamed", message: error.message }) },
    );
  };
  if (draft !== null)
    return (
      <TextInput
        aria-label="Name of the run"
        w={360}
        maw="100%"
        maxLength={LONGEST}
        value={draft}
        data-autofocus
        autoFocus
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === "Enter") keep();
          if (event.key === "Escape") setDraft(null);
        }}
      />
    );
  return (
    <>
      <h1 dir="auto">{change.isPending ? (change.variables.name ?? run.name) : run.name}</h1>
      {may && (
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label="Rename" onClick={() => setDraft(run.name)}>
          <IconPencil size={14} />
        </ActionIcon>
      )}
    </>
  );
}
