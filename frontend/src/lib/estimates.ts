/** A server's estimate in sentences; what nothing supports is not said as a number. */
import type { Estimate } from "../api/types";
import { formatNumber } from "./numbers";
import { formatDuration } from "./time";

const SHORT = 0.1;

/** `About 2.4 GPU hours (1.9 to 3.1)`; null where nobody knows. */
export function costLine(found: Estimate): string | null {
  const { device_hours: hours, device_hours_low: low, device_hours_high: high } = found;
  if (hours === null) return null;
  const device = found.device === "cuda" ? "GPU" : found.device === "cpu" ? "CPU" : "device";
  if (hours < SHORT) return `About ${formatNumber(hours * 60, 2)} ${device} minutes${spread(low, high, 60)}`;
  return `About ${formatNumber(hours, 2)} ${device} hours${spread(low, high, 1)}`;
}

function spread(low: number | null, high: number | null, scale: number): string {
  if (low === null || high === null || low === high) return "";
  return ` (${formatNumber(low * scale, 2)} to ${formatNumber(high * scale, 2)})`;
}

/** `Begins at once, ends in 1:05`, with what goes first. */
export function timeLine(found: Estimate): string | null {
  const { starts_in_seconds: start, ends_in_seconds: end } = found;
  const ahead = aheadLine(found);
  if (start === null) return ahead;
  const begins = start < 1 ? "Begins at once" : `Begins in ${formatDuration(start)}`;
  const ends = end === null ? "" : `, ends in ${formatDuration(end)}`;
  return `${begins}${ends}${ahead ? `; ${ahead}` : ""}`;
}

function aheadLine({ ahead, ahead_elsewhere: elsewhere }: Estimate): string | null {
  const own = ahead > 0 ? [counted(ahead)] : [];
  const others = elsewhere > 0 ? [`${counted(elsewhere)} of other queues`] : [];
  return own.length + others.length > 0 ? `${[...own, ...others].join(" and ")} ahead` : null;
}

function counted(runs: number): string {
  return runs === 1 ? "1 run" : `${runs} runs`;
}
