/** Shared worker: one event stream for all tabs of a browser, which may hold six connections to a host. */
import { Hub, type Member } from "./hub";
import type { TabMessage } from "./messages";

const SILENCE_MS = 180_000;

const hub = new Hub({
  address: "/api/v1/stream",
  open: (address) => new EventSource(address),
  later: (task, milliseconds) => setTimeout(task, milliseconds),
});

interface ConnectEvent extends Event {
  readonly ports: readonly MessagePort[];
}

self.addEventListener("connect", (event) => {
  const [port] = (event as ConnectEvent).ports;
  if (port) serve(port);
});

/** A tab that crashed says no goodbye: it counts as gone after a silence longer than any throttled timer. */
function serve(port: MessagePort): void {
  let member: Member | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const leave = () => {
    member?.leave();
    member = null;
  };
  port.onmessage = ({ data }: MessageEvent<TabMessage>) => {
    clearTimeout(timer);
    if (data.type === "leave") return leave();
    timer = setTimeout(leave, SILENCE_MS);
    if (data.type !== "follow") return;
    member ??= hub.join((message) => port.postMessage(message));
    member.follow(data.runs);
  };
}
