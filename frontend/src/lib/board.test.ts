import { expect, it } from "vitest";
import type { LeaderboardRow } from "../api/types";
import { byTask, formatSpread, hasMasks } from "./board";

const createRow = (task: string, label: string) => ({ task, label }) as LeaderboardRow;

it("keeps each task's rows together in the server's order", () => {
  const tasks = byTask([createRow("a", "FGD"), createRow("b", "FGD"), createRow("a", "control")]);
  expect(tasks.map((task) => [task.name, task.rows.map((row) => row.label)])).toEqual([
    ["a", ["FGD", "control"]],
    ["b", ["FGD"]],
  ]);
});

it("sees whether masks were measured", () => {
  const row = { metrics: { bbox_mAP: { mean: 0.3, sd: null, n: 1 } } } as unknown as LeaderboardRow;
  const masks = { metrics: { ...row.metrics, segm_mAP: { mean: 0.2, sd: null, n: 1 } } } as unknown as LeaderboardRow;
  expect(hasMasks([row])).toBe(false);
  expect(hasMasks([row, masks])).toBe(true);
});

it("writes mean and deviation in points", () => {
  expect(formatSpread({ mean: 0.324, sd: 0.003, n: 3 })).toBe("32.4 ± 0.3");
  expect(formatSpread({ mean: 0.324, sd: null, n: 1 })).toBe("32.4");
  expect(formatSpread(null)).toBe("–");
});
