/** What went wrong with a request, in the server's words, and a way to try again. */
import { Alert, Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { ApiError } from "../api/client";

interface TroubleProps {
  error: Error;
  retry?: () => void;
}

export function Trouble({ error, retry }: TroubleProps) {
  const title = error instanceof ApiError && error.status === 404 ? "Not found" : "This did not work";
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle size={16} />} title={title}>
      {error.message}
      {retry && (
        <Button variant="default" size="compact-xs" ml="sm" onClick={retry}>
          Try again
        </Button>
      )}
    </Alert>
  );
}
