/** Whether a run may name a version: as icon and word. */
import { IconAlertTriangle, IconArchive, IconCheck, IconHelp } from "@tabler/icons-react";
import type { Model } from "../api/types";

const MARKS = {
  ready: { icon: IconCheck, colour: undefined },
  refused: { icon: IconAlertTriangle, colour: "var(--bad)" },
  unchecked: { icon: IconHelp, colour: "var(--warn)" },
} as const;

export function StatusMark({ of }: { of: Pick<Model, "status" | "archived"> }) {
  const { icon: Icon, colour } = of.archived ? { icon: IconArchive, colour: "var(--ink-soft)" } : MARKS[of.status];
  return (
    <span style={{ display: "inline-flex", gap: 4, alignItems: "center", color: colour, whiteSpace: "nowrap" }}>
      <Icon size={13} aria-hidden />
      {of.archived ? "archived" : of.status}
    </span>
  );
}
