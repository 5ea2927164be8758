/** Moments and durations in a row, without a tooltip each. */
import type { RunRow } from "../../../api/types";
import { MISSING } from "../../../lib/numbers";
import { ago, elapsed, exact, formatDuration } from "../../../lib/time";
import { useNow } from "../../../ui/useNow";

export function Ago({ at }: { at: string | null }) {
  const now = useNow();
  if (at === null) return MISSING;
  const moment = new Date(at);
  return (
    <time dateTime={at} title={exact(moment)}>
      {ago(moment, now)}
    </time>
  );
}

export function Duration({ run }: { run: RunRow }) {
  return run.started !== null && run.ended === null ? <Growing run={run} /> : formatDuration(elapsed(run, EPOCH));
}

const EPOCH = new Date(0);

/** Only what goes on asks for the time. */
function Growing({ run }: { run: RunRow }) {
  return formatDuration(elapsed(run, useNow()));
}
