/** Moments and durations in words: relative for reading, exact for hovering. */

const STEPS: [number, string][] = [
  [60, "s"],
  [60, "min"],
  [24, "h"],
  [30, "d"],
  [12, "mo"],
  [Number.POSITIVE_INFINITY, "y"],
];

/** How long ago `moment` was, in one unit: `just now`, `5 min ago`, `3 d ago`. */
export function ago(moment: Date, now: Date): string {
  let amount = (now.getTime() - moment.getTime()) / 1000;
  if (amount < 5) return "just now";
  for (const [size, unit] of STEPS) {
    if (amount < size) return `${Math.floor(amount)} ${unit} ago`;
    amount /= size;
  }
  return "long ago";
}

/** Seconds as a clock a person reads: `8 s`, `1:05`, `2:01:05`, `3 d 2 h`. */
export function formatDuration(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) return "–";
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  if (h >= 48) return `${Math.floor(h / 24)} d ${h % 24} h`;
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** The exact moment in the reader's zone, with seconds. */
export function exact(moment: Date): string {
  return moment.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "medium" });
}

/** Seconds since 1970 as the time of day, `14:03:22`. */
export function clock(seconds: number): string {
  const moment = new Date(seconds * 1000);
  return `${two(moment.getHours())}:${two(moment.getMinutes())}:${two(moment.getSeconds())}`;
}

/** Wall time of a run so far, in seconds; null before it starts. */
export function elapsed(run: { started: string | null; ended: string | null }, now: Date): number | null {
  if (run.started === null) return null;
  const end = run.ended === null ? now : new Date(run.ended);
  return (end.getTime() - new Date(run.started).getTime()) / 1000;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
