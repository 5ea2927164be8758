/** Log lines that are wanted, from what the server found in the whole log and what came since. */
import type { LogLine } from "../api/types";
import type { RunSearch } from "./search";

type Wanted = Pick<RunSearch, "levels" | "find">;

const GRAVITY = ["debug", "info", "warning", "error"];

export function isNarrowed({ levels, find }: Wanted): boolean {
  return Boolean(levels || find?.trim());
}

/** The lines of a level or a graver one that hold the words. */
export function narrowed(lines: readonly LogLine[], { levels, find }: Wanted): LogLine[] {
  const least = levels ? GRAVITY.indexOf(levels) : 0;
  const words = find?.trim().toLowerCase();
  return lines.filter(
    (line) => GRAVITY.indexOf(line.level) >= least && (!words || line.message.toLowerCase().includes(words)),
  );
}

/** What was found in the whole log, then what the tail holds beyond its end. */
export function joined(found: readonly LogLine[], tail: readonly LogLine[]): LogLine[] {
  const first = tail[0]?.index ?? Number.POSITIVE_INFINITY;
  return [...found.filter((line) => line.index < first), ...tail];
}

/** The first line at or after a moment, else the last one. */
export function lineAt(lines: readonly LogLine[], at: number): LogLine | undefined {
  return lines.find((line) => line.time >= at) ?? lines.at(-1);
}
