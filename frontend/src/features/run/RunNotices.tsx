/** What is out of the ordinary with the run: it failed, lies in the trash, is gone, or waits for something. */
import { Alert, Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconTrash } from "@tabler/icons-react";
import type { Run } from "../../api/types";
import { useRestoreRun } from "../../queries/changes";
import { Moment } from "../../ui/Moment";

interface RunNoticesProps {
  run: Run;
  /** The server does not know the run any more. */
  gone: boolean;
}

export function RunNotices({ run, gone }: RunNoticesProps) {
  return (
    <>
      {gone && (
        <Alert color="red" variant="light" mt="sm" icon={<IconTrash size={16} />} title="Deleted for good">
          The server has no such run any more. What you see is the last that was known of it.
        </Alert>
      )}
      {run.deleted && !gone && <InTrash run={run} since={run.deleted} />}
      {run.state === "failed" && (
        <Alert color="red" variant="light" mt="sm" title={run.code ? `Failed: ${run.code}` : "Failed"}>
          {run.reason ?? "No reason was reported; the end of the log may say more."}
        </Alert>
      )}
      {run.ended === null && run.waiting_for && (
        <Alert color="gray" variant="light" mt="sm" title="Waiting">
          {run.waiting_for}
        </Alert>
      )}
    </>
  );
}

function InTrash({ run, since }: { run: Run; since: string }) {
  const restore = useRestoreRun(run.id);
  const bring = () =>
    restore.mutate(undefined, {
      onError: (error) => notifications.show({ color: "red", title: "Not restored", message: error.message }),
    });
  return (
    <Alert color="yellow" variant="light" mt="sm" icon={<IconTrash size={16} />} title="In the trash">
      This run was deleted <Moment at={since} />. Its curves and files are kept for a while.
      <Button variant="default" size="compact-xs" ml="sm" loading={restore.isPending} onClick={bring}>
        Restore
      </Button>
    </Alert>
  );
}
