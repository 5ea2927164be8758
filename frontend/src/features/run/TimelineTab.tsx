/** What happened to the run: its attempts over the time they took, and every event in order. */
import { Anchor } from "@mantine/core";
import { IconBookmark, IconFlag, IconPlayerPlay, IconTargetArrow } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import type { Attempt, Run } from "../../api/types";
import { MAP } from "../../lib/runs";
import type { RunSearch } from "../../lib/search";
import { exact, formatDuration } from "../../lib/time";
import { type Happening, happenings, stretches } from "../../lib/timeline";
import { useArtifacts } from "../../queries/artifacts";
import { useAttempts } from "../../queries/attempts";
import { Empty } from "../../ui/Empty";
import { Panel } from "../../ui/Panel";
import { useNow } from "../../ui/useNow";
import styles from "./Timeline.module.css";
import { useGrown } from "./useGrown";
import { useRunCurves } from "./useRunCurves";
import type { CurveView } from "./view";

const MAP_ONLY = [MAP];

const ICONS: Record<Happening["kind"], typeof IconFlag> = {
  run: IconFlag,
  attempt: IconPlayerPlay,
  evaluation: IconTargetArrow,
  checkpoint: IconBookmark,
};

export function TimelineTab({ run, view }: { run: Run; view: CurveView }) {
  const attempts = useAttempts(run.id, `${run.attempt} ${run.state}`).data;
  const files = useArtifacts(run.id).data;
  const set = useGrown(useRunCurves(run, view, MAP_ONLY));
  const events = useMemo(() => happenings(run, attempts ?? [], files ?? [], set), [run, attempts, files, set]);
  return (
    <div className={styles.parts}>
      <Panel title="Attempts" about="Who trained, over the time from the first start to the last end.">
        {attempts?.length ? (
          <Attempts attempts={attempts} />
        ) : (
          <Empty title="Not started yet">{run.waiting_for ?? "The run waits for a worker."}</Empty>
        )}
      </Panel>
      <Panel title="Events" flush>
        <ol className={styles.events}>
          {events.map((event) => (
            <Event key={`${event.time} ${event.text}`} run={run} event={event} />
          ))}
        </ol>
      </Panel>
    </div>
  );
}

function Attempts({ attempts }: { attempts: Attempt[] }) {
  const now = useNow();
  return (
    <ol className={styles.attempts}>
      {stretches(attempts, now.getTime() / 1000).map(({ attempt, from, to }) => (
        <li key={attempt.number}>
          <span className={styles.name}>
            {attempt.number}
            <span className="soft"> {attempt.worker || "own script"}</span>
          </span>
          <span className={styles.track} aria-hidden>
            <span
              className={attempt.ended === null ? styles.live : styles.done}
              style={{ left: `${from * 100}%`, width: `max(3px, ${(to - from) * 100}%)` }}
            />
          </span>
          <span className={styles.outcome}>
            {attempt.outcome ?? "running"}
            <span className="soft"> {formatDuration(lengthOf(attempt, now))}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}

function Event({ run, event }: { run: Run; event: Happening }) {
  const Icon = ICONS[event.kind];
  const links: { words: string; search: RunSearch }[] = [
    { words: "log", search: { tab: "log", at: event.time } },
    ...(event.step === undefined ? [] : [{ words: "curves", search: { tab: "curves", pin: event.step } as RunSearch }]),
  ];
  return (
    <li>
      <time className="soft" dateTime={new Date(event.time * 1000).toISOString()}>
        {exact(new Date(event.time * 1000))}
      </time>
      <Icon size={14} aria-hidden />
      <span className={styles.text}>
        {event.text}
        {event.step !== undefined && <span className="soft"> step {event.step}</span>}
      </span>
      <span className={styles.links}>
        {links.map(({ words, search }) => (
          <Anchor
            key={words}
            size="sm"
            aria-label={`${words} of: ${event.text}`}
            renderRoot={(props) => <Link to="/runs/$id" params={{ id: run.id }} search={search} {...props} />}
          >
            {words}
          </Anchor>
        ))}
      </span>
    </li>
  );
}

function lengthOf(attempt: Attempt, now: Date): number {
  const end = attempt.ended === null ? now : new Date(attempt.ended);
  return (end.getTime() - new Date(attempt.started).getTime()) / 1000;
}
