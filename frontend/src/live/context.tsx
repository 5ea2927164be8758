/** The live stream in the page: its messages enter the query cache, its state is there for the banner. */
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from "react";
import type { LogsMessage, PointsMessage, QueueMessage, RewoundMessage, Run, RunMessage } from "../api/types";
import { keys } from "../queries/keys";
import { putLogs } from "../queries/logs";
import { cutCurves, putPoints } from "../queries/metrics";
import { putQueue, putRunOfQueue } from "../queries/queueNews";
import { putRun } from "../queries/runs";
import { LiveClient } from "./client";
import { forget } from "./journal";
import type { HubMessage, LiveStatus } from "./messages";

const LiveContext = createContext<LiveClient | null>(null);

export function LiveProvider({ children }: { children: ReactNode }) {
  const [live] = useState(() => new LiveClient());
  const cache = useQueryClient();
  useEffect(() => {
    const deaf = live.listen((message) => receive(cache, message));
    const stop = live.start();
    return () => {
      stop();
      deaf();
    };
  }, [live, cache]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

/** The same for several runs. */
export function useFollowAll(runs: readonly string[]): void {
  const live = useLive();
  const named = runs.join();
  useEffect(() => {
    const followed = named === "" ? [] : named.split(",");
    const ends = followed.map((run) => live.follow(run));
    return () => {
      for (const end of ends) end();
      followed.forEach(forget);
    };
  }, [live, named]);
}

/** Keep points and log lines of the runs coming while the component is on the screen. */
export function useFollow(run: string): void {
  const live = useLive();
  useEffect(() => {
    const unfollow = live.follow(run);
    return () => {
      unfollow();
      forget(run);
    };
  }, [live, run]);
}

export function useLiveStatus(): LiveStatus {
  const live = useLive();
  return useSyncExternalStore(
    (changed) => live.listen((message) => message.type === "status" && changed()),
    () => live.status,
  );
}

function useLive(): LiveClient {
  const live = useContext(LiveContext);
  if (!live) throw new Error("useLive is called outside of LiveProvider");
  return live;
}

function receive(cache: QueryClient, message: HubMessage): void {
  if (message.type === "status") {
    if (message.status === "open") refresh(cache, message.resumed);
    return;
  }
  const document: unknown = JSON.parse(message.data);
  if (message.event === "points") putPoints(cache, document as PointsMessage);
  else if (message.event === "logs") putLogs(cache, document as LogsMessage);
  else if (message.event === "rewound") cutCurves(cache, document as RewoundMessage);
  else if (message.event === "queue") putQueue(cache, document as QueueMessage);
  else receiveRun(cache, (document as RunMessage).run);
}

/** Read everything again but the points and log lines of runs whose stream has no gap. */
function refresh(cache: QueryClient, resumed: string[]): void {
  const whole = new Set(resumed);
  cache.invalidateQueries({
    predicate: ({ queryKey: [kind, id, part] }) =>
      !(kind === "run" && whole.has(String(id)) && (part === "curves" || part === "logs")),
  });
}

/** A run's row changed; what hangs on its state or stage is read again when that changed too. */
function receiveRun(cache: QueryClient, run: Run): void {
  const old = cache.getQueryData<Run>(keys.document(run.id));
  putRun(cache, run);
  putRunOfQueue(cache, run);
  if (old && (old.state !== run.state || old.stage !== run.stage)) {
    cache.invalidateQueries({ queryKey: keys.artifacts(run.id) });
    cache.invalidateQueries({ queryKey: keys.preflight(run.id) });
    cache.invalidateQueries({ queryKey: keys.document(run.id) });
  }
  if (old && old.attempt !== run.attempt) {
    // Another attempt supersedes the tail of the one before: what is drawn of it must go.
    forget(run.id);
    cache.invalidateQueries({ queryKey: keys.curves(run.id) });
  }
  if (run.ended !== null) cache.invalidateQueries({ queryKey: keys.leaderboard });
  if (run.sweep !== null) cache.invalidateQueries({ queryKey: keys.sweeps });
}
