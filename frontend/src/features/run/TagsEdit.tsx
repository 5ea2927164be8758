/** The run's tags, and a place to change them. */
import { ActionIcon, Badge, Button, Group, Popover, TagsInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconTag } from "@tabler/icons-react";
import { useState } from "react";
import type { Run } from "../../api/types";
import { useChangeRun } from "../../queries/changes";
import { useValues } from "../../queries/organise";
import { useMay } from "../../queries/session";

const MOST = 32;
const LONGEST = 60;

export function TagsEdit({ run }: { run: Run }) {
  const may = useMay("submitter");
  return (
    <>
      {run.tags.map((tag) => (
        <Badge key={tag} color="gray" tt="none" dir="auto">
          {tag}
        </Badge>
      ))}
      {may && <TagsButton run={run} />}
    </>
  );
}

function TagsButton({ run }: { run: Run }) {
  const [tags, setTags] = useState<string[] | null>(null);
  const change = useChangeRun(run.id);
  const keep = () =>
    change.mutate(
      { tags: tags ?? run.tags },
      {
        onSuccess: () => setTags(null),
        onError: (error) => notifications.show({ color: "red", title: "Tags not kept", message: error.message }),
      },
    );
  return (
    <Popover opened={tags !== null} onChange={() => setTags(null)} trapFocus withArrow shadow="md" width={320}>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label="Change tags" onClick={() => setTags(run.tags)}>
          <IconTag size={14} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <TagsField tags={tags ?? []} onChange={setTags} />
        <Group gap="xs" justify="flex-end" mt="xs">
          <Button variant="default" onClick={() => setTags(null)}>
            Leave
          </Button>
          <Button loading={change.isPending} onClick={keep}>
            Keep
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}

function TagsField({ tags, onChange }: { tags: string[]; onChange: (tags: string[]) => void }) {
  const [typed, setTyped] = useState("");
  const { data: known } = useValues("tag", typed);
  return (
    <TagsInput
      label="Tags"
      placeholder="Type and press Enter"
      data-autofocus
      data={known?.map((entry) => String(entry.value)).filter((tag) => !tags.includes(tag)) ?? []}
      value={tags}
      onChange={(next) => onChange(next.map((tag) => tag.trim().slice(0, LONGEST)).filter(Boolean))}
      searchValue={typed}
      onSearchChange={setTyped}
      acceptValueOnBlur
      maxTags={MOST}
      comboboxProps={{ withinPortal: false }}
    />
  );
}
