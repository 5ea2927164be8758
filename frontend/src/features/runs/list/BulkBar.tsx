/** What can be done with the runs that are ticked; what loses something asks first. */
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useNavigate } from "@tanstack/react-router";
import type { BulkAnswer, BulkRequest } from "../../../api/types";
import { formatCount } from "../../../lib/numbers";
import { MOST_PICKED } from "../../../lib/runsearch";
import { useChangeRuns } from "../../../queries/organise";
import { Confirmed, MoveForm, TagsForm } from "./BulkForms";
import styles from "./Panels.module.css";

interface BulkBarProps {
  picked: ReadonlySet<string>;
  shelf: "archived" | "all" | "deleted" | undefined;
  onClear: () => void;
}

type Change = Pick<BulkRequest, "action" | "tags" | "project">;

const DONE: Record<BulkRequest["action"], string> = {
  tag: "tagged",
  untag: "untagged",
  move: "moved",
  archive: "archived",
  unarchive: "taken out of the archive",
  cancel: "asked to stop",
  delete: "put into the trash",
  restore: "restored",
};

export function BulkBar({ picked, shelf, onClear }: BulkBarProps) {
  const runs = [...picked];
  const navigate = useNavigate();
  const change = useChangeRuns();
  const apply = (wanted: Change, then?: () => void) =>
    change.mutate(
      { ...wanted, runs },
      {
        onSuccess: (answer) => {
          tell(wanted.action, answer);
          then?.();
        },
        onError: (error) => notifications.show({ color: "red", title: "Nothing was changed", message: error.message }),
      },
    );
  const busy = change.isPending;
  const count = `${formatCount(runs.length)} ${runs.length === 1 ? "run" : "runs"}`;
  const comparable = runs.length >= 2 && runs.length <= MOST_PICKED;
  return (
    <div role="toolbar" aria-label="Ticked runs" className={styles.bulk}>
      <span className={styles.count} aria-live="polite">
        {count}
      </span>
      <Button
        variant="default"
        disabled={!comparable}
        title={comparable ? undefined : `Tick 2 to ${MOST_PICKED} runs to compare them`}
        onClick={() => navigate({ href: `/compare?runs=${encodeURIComponent(runs.join(","))}` })}
      >
        Compare
      </Button>
      {shelf === "deleted" ? (
        <Button variant="default" loading={busy} onClick={() => apply({ action: "restore" }, onClear)}>
          Restore
        </Button>
      ) : (
        <>
          <TagsForm label="Tag" busy={busy} onApply={(tags) => apply({ action: "tag", tags })} />
          <TagsForm label="Untag" busy={busy} onApply={(tags) => apply({ action: "untag", tags })} />
          <MoveForm busy={busy} onApply={(project) => apply({ action: "move", project })} />
          <Confirmed
            label="Cancel"
            question={`Stop ${count}? Those that have ended stay as they are; curves and files stay.`}
            yes="Stop them"
            onYes={() => apply({ action: "cancel" })}
          />
          <Confirmed
            label="Archive"
            question={`Archive ${count}? Lists leave them out; the leaderboard and links still show them.`}
            yes="Archive them"
            onYes={() => apply({ action: "archive" }, onClear)}
          />
          {shelf && (
            <Button variant="default" onClick={() => apply({ action: "unarchive" }, onClear)}>
              Unarchive
            </Button>
          )}
          <Confirmed
            label="Delete"
            question={`Put ${count} into the trash? They can be restored from there for a while, then their files are forgotten.`}
            yes={`Delete ${count}`}
            onYes={() => apply({ action: "delete" }, onClear)}
          />
        </>
      )}
      <Button variant="subtle" onClick={onClear}>
        Untick all
      </Button>
    </div>
  );
}

/** How many were changed, and why the first of the others was not. */
function tell(action: BulkRequest["action"], answer: BulkAnswer): void {
  const refused = answer.outcomes.filter((outcome) => outcome.problem !== null);
  const [first] = refused;
  const others = refused.length > 1 ? ` (and ${refused.length - 1} more)` : "";
  notifications.show({
    color: first ? "yellow" : undefined,
    title: `${formatCount(answer.changed)} ${answer.changed === 1 ? "run" : "runs"} ${DONE[action]}`,
    message: first ? `Not: ${first.problem?.message}${others}` : undefined,
  });
}
