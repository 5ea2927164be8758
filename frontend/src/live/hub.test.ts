import { describe, expect, it } from "vitest";
import { Hub, type Source } from "./hub";
import type { HubMessage } from "./messages";

class FakeSource implements Source {
  readyState = 0;
  closed = false;
  #listeners = new Map<string, (event: MessageEvent) => void>();
  constructor(readonly address: string) {}
  addEventListener(type: string, listener: (event: MessageEvent) => void): void {
    this.#listeners.set(type, listener);
  }
  close(): void {
    this.closed = true;
  }
  emit(type: string, data = "", lastEventId = ""): void {
    this.#listeners.get(type)?.({ data, lastEventId } as MessageEvent);
  }
}

function createHub() {
  const sources: FakeSource[] = [];
  const tasks: (() => void)[] = [];
  const hub = new Hub({
    address: "/stream",
    open: (address) => {
      const source = new FakeSource(address);
      sources.push(source);
      return source;
    },
    later: (task) => tasks.push(task),
  });
  const settle = () => {
    for (const task of tasks.splice(0)) task();
  };
  return { hub, sources, settle };
}

describe("Hub", () => {
  it("opens one stream for what all tabs follow", () => {
    const { hub, sources, settle } = createHub();
    hub.join(() => {}).follow(["b"]);
    hub.join(() => {}).follow(["a"]);
    settle();
    expect(sources.map((source) => source.address)).toEqual(["/stream?runs=a,b"]);
  });

  it("reconnects for a new run and not for one that was left", () => {
    const { hub, sources, settle } = createHub();
    const tab = hub.join(() => {});
    tab.follow(["a", "b"]);
    settle();
    tab.follow(["a"]);
    settle();
    expect(sources).toHaveLength(1);
    tab.follow(["c"]);
    settle();
    expect(sources[0]?.closed).toBe(true);
    expect(sources[1]?.address).toBe("/stream?runs=c");
  });

  it("passes events and the connection's state to every tab", () => {
    const { hub, sources, settle } = createHub();
    const seen: HubMessage[][] = [[], []];
    for (const box of seen) hub.join((message) => box.push(message));
    settle();
    sources[0]?.emit("open");
    sources[0]?.emit("points", "{}");
    for (const box of seen) {
      expect(box).toContainEqual({ type: "status", status: "open", resumed: [] });
      expect(box).toContainEqual({ type: "event", event: "points", data: "{}" });
    }
  });

  it("opens again after an error answer, which browsers do not retry", () => {
    const { hub, sources, settle } = createHub();
    const seen: HubMessage[] = [];
    hub.join((message) => seen.push(message));
    settle();
    Object.assign(sources[0] ?? {}, { readyState: 2 });
    sources[0]?.emit("error");
    expect(seen).toContainEqual({ type: "status", status: "away", resumed: [] });
    settle();
    expect(sources).toHaveLength(2);
  });

  it("goes on where a run stopped when it reconnects for another", () => {
    const { hub, sources, settle } = createHub();
    const seen: HubMessage[] = [];
    const tab = hub.join((message) => seen.push(message));
    tab.follow(["a"]);
    settle();
    sources[0]?.emit("points", "{}", "@1700000000000000,a:12.11.12");
    tab.follow(["a", "b"]);
    settle();
    expect(sources[1]?.address).toBe("/stream?runs=a%3A12.11.12,b");
    sources[1]?.emit("open");
    expect(seen.at(-1)).toEqual({ type: "status", status: "open", resumed: ["a"] });
  });

  it("closes the stream when the last tab leaves", () => {
    const { hub, sources, settle } = createHub();
    const tab = hub.join(() => {});
    settle();
    tab.leave();
    settle();
    expect(sources[0]?.closed).toBe(true);
  });
});
