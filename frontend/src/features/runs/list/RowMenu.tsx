/** What can be done with one run of the list, at the place that was clicked; stopping it asks first. */
import { Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconArchive, IconArchiveOff, IconCopyPlus, IconExternalLink, IconPlayerStop } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { BulkRequest, RunRow } from "../../../api/types";
import { isStoppable } from "../../../lib/runs";
import { useChangeRuns } from "../../../queries/organise";
import { complain } from "../../../ui/complain";

interface RowMenuProps {
  run: RunRow;
  /** The button that was pressed: the menu opens below it, and the focus goes back to it. */
  anchor: HTMLElement;
  onClose: () => void;
}

const SIZE = 13;

export function RowMenu({ run, anchor, onClose }: RowMenuProps) {
  const [asking, setAsking] = useState(false);
  const navigate = useNavigate();
  const change = useChangeRuns();
  const { left, bottom } = anchor.getBoundingClientRect();
  const close = () => {
    onClose();
    anchor.focus();
  };
  const apply = (action: BulkRequest["action"]) =>
    change.mutate(
      { action, runs: [run.id] },
      {
        onSuccess: ({ outcomes }) => {
          const problem = outcomes[0]?.problem;
          if (problem) notifications.show({ color: "red", title: run.name, message: problem.message });
        },
        onError: complain("Nothing was changed"),
      },
    );
  return (
    <Menu opened onClose={close} position="bottom-start" shadow="md" trapFocus withinPortal>
      <Menu.Target>
        <span aria-hidden style={{ position: "fixed", left, top: bottom }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={`Do with ${run.name}`}>
        {asking ? (
          <>
            <Menu.Label>Stop it? Its curves and files stay.</Menu.Label>
            <Menu.Item color="red" leftSection={<IconPlayerStop size={SIZE} />} onClick={() => apply("cancel")}>
              Stop it
            </Menu.Item>
            <Menu.Item>Keep it</Menu.Item>
          </>
        ) : (
          <>
            <Menu.Item
              leftSection={<IconExternalLink size={SIZE} />}
              onClick={() => navigate({ to: "/runs/$id", params: { id: run.id } })}
            >
              Open
            </Menu.Item>
            {run.engine === "mmdet" && (
              <Menu.Item
                leftSection={<IconCopyPlus size={SIZE} />}
                onClick={() => navigate({ to: "/new", search: { from: run.id } })}
              >
                Clone
              </Menu.Item>
            )}
            {isStoppable(run) && (
              <Menu.Item
                leftSection={<IconPlayerStop size={SIZE} />}
                closeMenuOnClick={false}
                onClick={() => setAsking(true)}
              >
                Cancel
              </Menu.Item>
            )}
            {run.ended !== null && !run.archived && (
              <Menu.Item leftSection={<IconArchive size={SIZE} />} onClick={() => apply("archive")}>
                Archive
              </Menu.Item>
            )}
            {run.archived && (
              <Menu.Item leftSection={<IconArchiveOff size={SIZE} />} onClick={() => apply("unarchive")}>
                Take out of the archive
              </Menu.Item>
            )}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
