/** To the form for a new run, filled in with this one's spec; a script's run cannot be started from here. */
import { Button } from "@mantine/core";
import { IconCopyPlus } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { Run } from "../../api/types";

export function CloneButton({ run }: { run: Pick<Run, "id" | "spec"> }) {
  if (run.spec.engine !== "mmdet") return null;
  return (
    <Button
      variant="default"
      leftSection={<IconCopyPlus size={14} />}
      renderRoot={(props) => <Link to="/new" search={{ from: run.id }} {...props} />}
    >
      Clone
    </Button>
  );
}
