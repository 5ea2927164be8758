/** A tab's end of the live stream: which runs it shows, and who listens. */
import { Hub } from "./hub";
import type { HubMessage, LiveStatus, TabMessage } from "./messages";

const ALIVE_MS = 20_000;

type Listener = (message: HubMessage) => void;

export class LiveClient {
  #post: (message: TabMessage) => void = () => {};
  #followed = new Map<string, number>();
  #listeners = new Set<Listener>();
  #status: LiveStatus = "connecting";

  /** Connect through the browser's shared worker, or alone where there is none. */
  start(): () => void {
    const stop = typeof SharedWorker === "undefined" ? this.#startAlone() : this.#startShared();
    this.#tellFollowed();
    return stop;
  }

  /** Ask for points and log lines of a run until the returned function is called. */
  follow(run: string): () => void {
    this.#followed.set(run, (this.#followed.get(run) ?? 0) + 1);
    this.#tellFollowed();
    return () => {
      const count = (this.#followed.get(run) ?? 1) - 1;
      if (count > 0) this.#followed.set(run, count);
      else this.#followed.delete(run);
      this.#tellFollowed();
    };
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get status(): LiveStatus {
    return this.#status;
  }

  #startShared(): () => void {
    const worker = new SharedWorker(new URL("./stream.worker.ts", import.meta.url), {
      type: "module",
      name: "distillboard-stream",
    });
    worker.port.onmessage = ({ data }: MessageEvent<HubMessage>) => this.#receive(data);
    this.#post = (message) => worker.port.postMessage(message);
    const alive = setInterval(() => this.#tellFollowed(), ALIVE_MS);
    const leave = () => this.#post({ type: "leave" });
    window.addEventListener("pagehide", leave);
    return () => {
      clearInterval(alive);
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }

  #startAlone(): () => void {
    const hub = new Hub({
      address: "/api/v1/stream",
      open: (address) => new EventSource(address),
      later: (task, milliseconds) => setTimeout(task, milliseconds),
    });
    const member = hub.join((message) => this.#receive(message));
    this.#post = (message) => message.type === "follow" && member.follow(message.runs);
    return member.leave;
  }

  #tellFollowed(): void {
    this.#post({ type: "follow", runs: [...this.#followed.keys()] });
  }

  #receive(message: HubMessage): void {
    if (message.type === "status") this.#status = message.status;
    for (const listener of this.#listeners) listener(message);
  }
}
