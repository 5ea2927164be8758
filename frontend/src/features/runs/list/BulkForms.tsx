/** What a change to many runs asks for: tags, a project, or a yes. */
import { Button, Popover, Select, TagsInput, Text } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { useProjects, useValues } from "../../../queries/organise";
import styles from "./Panels.module.css";

function Panel({ label, children }: { label: string; children: (close: () => void) => ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="top" shadow="md" width={300} trapFocus>
      <Popover.Target>
        <Button variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>{children(() => setOpen(false))}</Popover.Dropdown>
    </Popover>
  );
}

export function Confirmed(props: { label: string; question: string; yes: string; onYes: () => void }) {
  return (
    <Panel label={props.label}>
      {(close) => (
        <>
          <Text size="sm" mb="xs">
            {props.question}
          </Text>
          <div className={styles.head}>
            <Button variant="default" onClick={close} data-autofocus>
              Keep them
            </Button>
            <Button
              color="red"
              onClick={() => {
                close();
                props.onYes();
              }}
            >
              {props.yes}
            </Button>
          </div>
        </>
      )}
    </Panel>
  );
}

export function TagsForm({
  label,
  busy,
  onApply,
}: {
  label: string;
  busy: boolean;
  onApply: (tags: string[]) => void;
}) {
  const [tags, setTags] = useState<string[]>([]);
  const known = useValues("tag", "");
  return (
    <Panel label={label}>
      {(close) => (
        <form
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            onApply(tags);
            close();
          }}
        >
          <TagsInput
            size="xs"
            mb="xs"
            label={label === "Tag" ? "Tags to add" : "Tags to take away"}
            placeholder="Enter after each"
            data={(known.data ?? []).map((one) => one.value)}
            value={tags}
            onChange={setTags}
            maxTags={32}
            acceptValueOnBlur
            comboboxProps={{ withinPortal: false, position: "top" }}
            data-autofocus
          />
          <Button type="submit" disabled={tags.length === 0} loading={busy}>
            {label}
          </Button>
        </form>
      )}
    </Panel>
  );
}

export function MoveForm({ busy, onApply }: { busy: boolean; onApply: (project: string) => void }) {
  const { data } = useProjects();
  const [project, setProject] = useState<string | null>(null);
  if ((data?.length ?? 0) < 2) return null;
  return (
    <Panel label="Move">
      {(close) => (
        <form
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            if (project) onApply(project);
            close();
          }}
        >
          <Select
            mb="xs"
            label="Project"
            data={(data ?? []).map((one) => one.name)}
            value={project}
            onChange={setProject}
            comboboxProps={{ withinPortal: false }}
          />
          <Button type="submit" disabled={!project} loading={busy}>
            Move
          </Button>
        </form>
      )}
    </Panel>
  );
}
