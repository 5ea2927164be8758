/** Stop a run: asks first, because work is lost. */
import { ActionIcon, Button, Group, Popover, Text, Tooltip } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPlayerStop } from "@tabler/icons-react";
import { useState } from "react";
import type { Run } from "../../api/types";
import { isStoppable } from "../../lib/runs";
import { useCancelRun } from "../../queries/runs";

interface CancelButtonProps {
  run: Run;
  compact?: boolean;
}

export function CancelButton({ run, compact }: CancelButtonProps) {
  const [asking, setAsking] = useState(false);
  const cancel = useCancelRun();
  if (!isStoppable(run)) return null;
  const stop = () => {
    setAsking(false);
    cancel.mutate(run.id, {
      onError: (error) => notifications.show({ color: "red", title: "Not cancelled", message: error.message }),
    });
  };
  return (
    <Popover opened={asking} onChange={setAsking} position="bottom-end" trapFocus withArrow shadow="md">
      <Popover.Target>
        {compact ? (
          <Tooltip label="Cancel this run">
            <ActionIcon size="sm" aria-label={`Cancel ${run.name}`} onClick={() => setAsking(true)}>
              <IconPlayerStop size={14} />
            </ActionIcon>
          </Tooltip>
        ) : (
          <Button variant="default" leftSection={<IconPlayerStop size={14} />} onClick={() => setAsking(true)}>
            Cancel run
          </Button>
        )}
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" mb="xs">
          Stop {run.name}? Its curves and files stay.
        </Text>
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={() => setAsking(false)}>
            Keep it
          </Button>
          <Button color="red" onClick={stop} data-autofocus>
            Stop it
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
