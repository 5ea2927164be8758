/** The holder of the one event stream: follows the runs that any tab shows, tells every tab what comes. */
import { type HubMessage, type LiveStatus, STREAM_EVENTS, type StatusMessage } from "./messages";

/** What the hub needs of an EventSource. */
export interface Source {
  readonly readyState: number;
  addEventListener(type: string, listener: (event: MessageEvent) => void): void;
  close(): void;
}

/** A tab as the hub sees it. */
export interface Member {
  follow(runs: readonly string[]): void;
  leave(): void;
}

interface HubOptions {
  open: (address: string) => Source;
  address: string;
  /** Run `task` after a short while; the hub coalesces what tabs ask for in one moment. */
  later: (task: () => void, milliseconds: number) => void;
}

const CLOSED = 2;
const COALESCE_MS = 30;
const REOPEN_MS = 2000;

export class Hub {
  #members = new Map<symbol, { runs: ReadonlySet<string>; send: (message: HubMessage) => void }>();
  #source: Source | null = null;
  #followed: ReadonlySet<string> = new Set();
  /** How far each run was sent, in the server's words: what `Last-Event-ID` says after the clock. */
  #positions = new Map<string, string>();
  #status: LiveStatus = "connecting";
  #pending = false;

  constructor(private readonly options: HubOptions) {}

  join(send: (message: HubMessage) => void): Member {
    const id = Symbol("member");
    this.#members.set(id, { runs: new Set(), send });
    send({ type: "status", status: this.#status, resumed: [] });
    this.#adjustSoon();
    return {
      follow: (runs) => {
        if (!this.#members.has(id)) return;
        this.#members.set(id, { runs: new Set(runs), send });
        this.#adjustSoon();
      },
      leave: () => {
        this.#members.delete(id);
        this.#adjustSoon();
      },
    };
  }

  #adjustSoon(): void {
    if (this.#pending) return;
    this.#pending = true;
    this.options.later(() => {
      this.#pending = false;
      this.#adjust();
    }, COALESCE_MS);
  }

  /** Reconnect only when a run is wanted that the stream does not carry: leaving one costs nothing. */
  #adjust(): void {
    if (this.#members.size === 0) {
      this.#close();
      return;
    }
    const wanted = new Set([...this.#members.values()].flatMap((member) => [...member.runs]));
    if (this.#source !== null && [...wanted].every((run) => this.#followed.has(run))) return;
    this.#close();
    this.#followed = wanted;
    this.#open();
  }

  #open(): void {
    const resumed = [...this.#followed].filter((run) => this.#positions.has(run));
    const runs = [...this.#followed].sort().map((run) => encodeURIComponent(this.#positions.get(run) ?? run));
    const source = this.options.open(`${this.options.address}?runs=${runs.join(",")}`);
    this.#source = source;
    let begun = resumed;
    source.addEventListener("open", () => {
      this.#setStatus({ status: "open", resumed: begun }, source);
      begun = [...this.#followed];
    });
    source.addEventListener("error", () => this.#failed(source));
    for (const name of STREAM_EVENTS)
      source.addEventListener(name, (event) => {
        this.#remember(event.lastEventId);
        this.#tell({ type: "event", event: name, data: event.data });
      });
  }

  /** The browser reconnects by itself after a lost connection, but not after an error answer. */
  #failed(source: Source): void {
    this.#setStatus({ status: "away", resumed: [] }, source);
    if (source.readyState !== CLOSED) return;
    this.options.later(() => {
      if (this.#source !== source) return;
      this.#close();
      this.#adjust();
    }, REOPEN_MS);
  }

  #setStatus(message: Omit<StatusMessage, "type">, source: Source): void {
    if (this.#source !== source) return;
    this.#status = message.status;
    this.#tell({ type: "status", ...message });
  }

  /** A cursor reads `@<clock>,<run>:<position>,…`. */
  #remember(cursor: string): void {
    for (const part of cursor.split(",").slice(1)) this.#positions.set(part.slice(0, part.indexOf(":")), part);
  }

  #close(): void {
    this.#source?.close();
    this.#source = null;
  }

  #tell(message: HubMessage): void {
    for (const member of this.#members.values()) member.send(message);
  }
}
