/** Metrics in words, as the list shows them. */
import type { Spread } from "../../../api/types";
import { isShare } from "../../../lib/columns";
import { decode, formatNumber, formatPoints, MISSING } from "../../../lib/numbers";

/** A metric as people read it; one that is not a number says so, one that is missing shows nothing. */
export function metricText(value: number | undefined, key: string): string {
  if (value === undefined) return MISSING;
  return isShare(key) && Number.isFinite(value) ? formatPoints(value) : formatNumber(value, 4);
}

/** Mean and deviation over a group; without a deviation for one run. */
export function spreadText(spread: Spread | null | undefined, key: string): string {
  if (!spread) return MISSING;
  const text = (value: number) => (isShare(key) ? formatPoints(value) : formatNumber(value, 3));
  const deviation = spread.sd === null ? "" : ` ± ${text(decode(spread.sd))}`;
  return text(decode(spread.mean)) + deviation;
}
