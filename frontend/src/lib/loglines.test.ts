import { describe, expect, it } from "vitest";
import type { LogLine } from "../api/types";
import { isNarrowed, joined, lineAt, narrowed } from "./loglines";

const line = (index: number, level: LogLine["level"], message: string): LogLine => ({
  index,
  level,
  message,
  time: 100 + index,
  step: null,
  attempt: 1,
});
const lines = [line(0, "debug", "Step 1"), line(1, "info", "Epoch 1"), line(2, "warning", "Slow step")];

describe("log lines", () => {
  it("are those of a level and graver ones, with the words in any case", () => {
    expect(narrowed(lines, { levels: "info" }).map((one) => one.index)).toEqual([1, 2]);
    expect(narrowed(lines, { find: " step " }).map((one) => one.index)).toEqual([0, 2]);
    expect(isNarrowed({ find: "  " })).toBe(false);
  });

  it("are joined without a doubled one", () => {
    expect(joined(lines, [line(2, "warning", "Slow step"), line(3, "info", "end")]).map((one) => one.index)).toEqual([
      0, 1, 2, 3,
    ]);
    expect(joined(lines, [])).toEqual(lines);
  });

  it("are found by a moment", () => {
    expect(lineAt(lines, 100.5)?.index).toBe(1);
    expect(lineAt(lines, 999)?.index).toBe(2);
    expect(lineAt([], 1)).toBeUndefined();
  });
});
