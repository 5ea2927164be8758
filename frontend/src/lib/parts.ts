/** Parts of the page that are read when they are needed, and what becomes of one that does not come. */

/** What reading a part has to do with, for tests to stand in for. */
export interface Surroundings {
  isServerThere: () => Promise<boolean>;
  pause: () => Promise<void>;
  /** Take away what of a failed part would keep it from being read again. */
  tidy: (error: unknown) => void;
  /** Start the page anew; false where that was done a moment ago and did not help. */
  reload: () => boolean;
}

const MOST_TRIES = 3;
const PAUSE_MS = 2000;
const RELOADED = "distillboard:reloaded";
const RELOAD_AGAIN_MS = 60_000;

/** Read a part: wait for a server that is away; start the page anew where a newer build has taken the part's place. */
export async function loadPart<T>(load: () => Promise<T>, around: Surroundings = browser): Promise<T> {
  for (let failed = 0; ; ) {
    try {
      return await load();
    } catch (error) {
      around.tidy(error);
      if (!(await around.isServerThere())) await around.pause();
      else failed += 1;
      if (failed < MOST_TRIES) continue;
      if (!around.reload()) throw error;
      return new Promise(() => {});
    }
  }
}

const browser: Surroundings = {
  isServerThere: () =>
    fetch("/healthz", { cache: "no-store" }).then(
      () => true,
      () => false,
    ),
  pause: () => new Promise((done) => setTimeout(done, PAUSE_MS)),
  tidy: (error) => {
    // The bundler takes a style sheet for read once its element is there, also after it failed.
    const [, address] = /preload CSS for (\S+)/.exec(String(error)) ?? [];
    for (const link of document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]"))
      if (address && link.href === new URL(address, location.href).href) link.remove();
  },
  reload: () => {
    if (Date.now() - Number(sessionStorage.getItem(RELOADED)) < RELOAD_AGAIN_MS) return false;
    sessionStorage.setItem(RELOADED, String(Date.now()));
    location.reload();
    return true;
  },
};
