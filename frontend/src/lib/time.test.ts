import { expect, it } from "vitest";
import { ago, elapsed, formatDuration } from "./time";

const NOW = new Date("2026-01-10T12:00:00Z");
const before = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);

it.each([
  [2, "just now"],
  [42, "42 s ago"],
  [300, "5 min ago"],
  [7200, "2 h ago"],
  [86400 * 3, "3 d ago"],
  [86400 * 400, "1 y ago"],
])("%i seconds back reads %s", (seconds, text) => expect(ago(before(seconds), NOW)).toBe(text));

it.each([
  [8, "8 s"],
  [65, "1:05"],
  [7265, "2:01:05"],
  [86400 * 3 + 7200, "3 d 2 h"],
  [null, "–"],
])("%s seconds last %s", (seconds, text) => expect(formatDuration(seconds)).toBe(text));

it("counts a running run's time up to now and an ended one's to its end", () => {
  const started = before(100).toISOString();
  expect(elapsed({ started, ended: null }, NOW)).toBe(100);
  expect(elapsed({ started, ended: before(40).toISOString() }, NOW)).toBe(60);
  expect(elapsed({ started: null, ended: null }, NOW)).toBeNull();
});
