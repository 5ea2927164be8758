import { expect, it } from "vitest";
import type { Estimate } from "../api/types";
import { costLine, timeLine } from "./estimates";

function estimate(fields: Partial<Estimate>): Estimate {
  const none = { device_hours: null, device_hours_low: null, device_hours_high: null, device: null };
  return {
    runs: 4,
    ...none,
    starts_in_seconds: null,
    ends_in_seconds: null,
    ahead: 0,
    ahead_elsewhere: 0,
    basis: [],
    notes: [],
    ...fields,
  };
}

it("says what runs would cost, and nothing where nobody knows", () => {
  const hours = { device_hours: 2.4, device_hours_low: 1.9, device_hours_high: 3.1 };
  expect(costLine(estimate({ ...hours, device: "cuda" }))).toBe("About 2.4 GPU hours (1.9 to 3.1)");
  const short = { device_hours: 0.05, device_hours_low: 0.05, device_hours_high: 0.05 };
  expect(costLine(estimate({ ...short, device: "cpu" }))).toBe("About 3.0 CPU minutes");
  expect(costLine(estimate({}))).toBeNull();
});

it("says when they would begin and end", () => {
  expect(timeLine(estimate({ starts_in_seconds: 0, ends_in_seconds: 65 }))).toBe("Begins at once, ends in 1:05");
  expect(timeLine(estimate({ starts_in_seconds: 90, ahead: 2 }))).toBe("Begins in 1:30; 2 runs ahead");
  expect(timeLine(estimate({ ahead: 1 }))).toBe("1 run ahead");
  expect(timeLine(estimate({ ahead: 1, ahead_elsewhere: 2 }))).toBe("1 run and 2 runs of other queues ahead");
  expect(timeLine(estimate({}))).toBeNull();
});
