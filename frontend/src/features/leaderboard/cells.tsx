/** What stands in the leaderboard's cells. */
import { Badge, Tooltip } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { LeaderboardRow } from "../../api/types";
import { runsToCompare } from "../../lib/board";
import { decode, formatDelta, formatPoints, MISSING } from "../../lib/numbers";
import { runNames } from "../../lib/runs";
import { RoleMark } from "../../ui/RoleMark";
import styles from "./Leaderboard.module.css";

export function Label({ row }: { row: LeaderboardRow }) {
  return (
    <span className={styles.label}>
      <RoleMark of={row.method === "none" ? "control" : "student"}>{row.label}</RoleMark>
      {row.published !== null && (
        <Tooltip label={row.published}>
          <Badge className={styles.published} color="gray" variant="outline" ml={6} tabIndex={0}>
            published
          </Badge>
        </Tooltip>
      )}
    </span>
  );
}

export function Gain({ row }: { row: LeaderboardRow }) {
  if (row.delta && row.published !== null)
    return (
      <Tooltip label="Over the student alone, as published">
        <strong>{formatDelta(decode(row.delta.mean))}</strong>
      </Tooltip>
    );
  if (row.delta) {
    const seeds = seedCount(row.delta.n, row.seeds.length);
    const sd = row.delta.sd === null ? "" : ` ± ${formatPoints(decode(row.delta.sd))}`;
    return (
      <Tooltip label={row.unmatched ?? `Over the control of the same seed, mean of ${seeds}`}>
        <span>
          <strong>{formatDelta(decode(row.delta.mean))}</strong>
          {sd}
          <span className="soft">, {seeds}</span>
        </span>
      </Tooltip>
    );
  }
  if (row.method === "none") return <span className="soft">control</span>;
  return (
    <Tooltip label={row.unmatched} disabled={!row.unmatched}>
      <span className={styles.unmatched}>{row.unmatched ?? "no control"}</span>
    </Tooltip>
  );
}

/** `3 seeds`, or `3 of 5 seeds` where some have no control. */
function seedCount(matched: number, all: number): string {
  if (matched < all) return `${matched} of ${all} seeds`;
  return matched === 1 ? "1 seed" : `${matched} seeds`;
}

export function Gap({ row }: { row: LeaderboardRow }) {
  if (!row.gap_recovered) return MISSING;
  const { mean, sd } = row.gap_recovered;
  return formatPoints(decode(mean), 0) + (sd === null ? "" : ` ± ${formatPoints(decode(sd), 0)}`);
}

export function Teacher({ row }: { row: LeaderboardRow }) {
  if (row.teacher === null) return MISSING;
  return (
    <span>
      {row.teacher}
      {row.teacher_map !== null && <span className="soft"> {formatPoints(decode(row.teacher_map))}</span>}
    </span>
  );
}

export function Runs({ row }: { row: LeaderboardRow }) {
  const names = runNames(row);
  const compared = runsToCompare(row);
  return (
    <span className={styles.runs}>
      {compared.length > 1 && (
        <Link to="/compare" search={{ runs: compared.join() }} className={styles.run}>
          compare
        </Link>
      )}
      {row.runs.map((run, place) => (
        <Link key={run} to="/runs/$id" params={{ id: run }} className={styles.run}>
          {names[place]}
        </Link>
      ))}
    </span>
  );
}

export function finite(value: number | string | null | undefined): number | undefined {
  const number = decode(value);
  return Number.isFinite(number) ? number : undefined;
}
