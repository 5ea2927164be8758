/** The run's tags, and a place to change them. */
import { ActionIcon, Badge, Button, Group, Popover, Skeleton } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconTag } from "@tabler/icons-react";
import { Suspense, useState } from "react";
import type { Run } from "../../api/types";
import { useChangeRun } from "../../queries/changes";
import { useMay } from "../../queries/session";
import { lazyPart } from "../../ui/lazyPart";

const TagsField = lazyPart(() => import("./TagsField"), "TagsField");

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
        <Suspense fallback={<Skeleton height={56} />}>
          <TagsField tags={tags ?? []} onChange={setTags} />
        </Suspense>
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
