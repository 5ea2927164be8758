/** What passes between the stream's holder and the tabs. */

export type StreamEvent = "run" | "points" | "logs" | "rewound" | "queue";

/** `open`: connected, from here on nothing is missed; `away`: the server does not answer. */
export type LiveStatus = "connecting" | "open" | "away";

/** From a tab: the runs on its screen (said again as a sign of life), or goodbye. */
export type TabMessage = { type: "follow"; runs: string[] } | { type: "leave" };

/** `resumed` names the runs that go on where they stopped; what else is shown has to be read again. */
export interface StatusMessage {
  type: "status";
  status: LiveStatus;
  resumed: string[];
}

/** To a tab. `data` is the event's JSON as it came. */
export type HubMessage = StatusMessage | { type: "event"; event: StreamEvent; data: string };

export const STREAM_EVENTS: readonly StreamEvent[] = ["run", "points", "logs", "rewound", "queue"];
