/** A run's state as icon and word: never colour alone. */
import {
  IconBan,
  IconCheck,
  IconClock,
  IconPlayerPause,
  IconPlayerPlayFilled,
  IconScissors,
  IconX,
} from "@tabler/icons-react";
import type { Run, RunState } from "../api/types";
import styles from "./StateMark.module.css";

const MARKS: Record<RunState, { icon: typeof IconCheck; tone: string | undefined }> = {
  queued: { icon: IconClock, tone: styles.quiet },
  running: { icon: IconPlayerPlayFilled, tone: styles.live },
  paused: { icon: IconPlayerPause, tone: styles.warn },
  succeeded: { icon: IconCheck, tone: undefined },
  failed: { icon: IconX, tone: styles.bad },
  cancelled: { icon: IconBan, tone: styles.quiet },
  pruned: { icon: IconScissors, tone: styles.quiet },
};

type Stated = Pick<Run, "state" | "stage" | "stop_requested" | "queue_position">;

export function StateMark({ run }: { run: Stated }) {
  const { icon: Icon, tone } = MARKS[run.state];
  return (
    <span className={`${styles.mark} ${tone ?? ""}`}>
      <Icon size={13} stroke={2.2} aria-hidden />
      {wordFor(run)}
    </span>
  );
}

/** What a run is doing in one or two words. */
export function wordFor(run: Stated): string {
  if (run.state === "running" && run.stop_requested) return "stopping";
  if (run.state === "running" && run.stage) return run.stage;
  if (run.state === "queued" && run.queue_position) return `queued, ${ordinal(run.queue_position)}`;
  return run.state;
}

function ordinal(place: number): string {
  const ending = { one: "st", two: "nd", few: "rd" }[
    new Intl.PluralRules("en", { type: "ordinal" }).select(place) as string
  ];
  return `${place}${ending ?? "th"}`;
}
