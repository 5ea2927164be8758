import { describe, expect, it } from "vitest";
import type { LeaderboardRow } from "../api/types";
import { toCsv, toLatex, toMarkdown } from "./boardexport";

function createRow(rest: Partial<LeaderboardRow>): LeaderboardRow {
  const none = { teacher: null, delta: null, mask_delta: null, gap_recovered: null, unmatched: null, published: null };
  const costs = { parameters: 1_234_000, flops: null, latency_ms: null, latency_device: null, duration_seconds: null };
  const made = { runs: ["r1"], control_runs: [], seeds: [0], metrics: {}, teacher_map: null };
  const what = { task: "toys · small", dataset: "toys", student: "small", method: "fgd", label: "FGD" };
  return { ...what, ...none, ...costs, ...made, inherit: false, mask_scale: "batch", ...rest };
}

const FGD = createRow({
  teacher: "big_1",
  metrics: { bbox_mAP: { mean: 0.324, sd: 0.003, n: 3 } },
  delta: { mean: 0.021, sd: 0.001, n: 3 },
  gap_recovered: { mean: 0.5, sd: null, n: 1 },
  seeds: [0, 1, 2],
});

describe("toCsv", () => {
  it("has every number whole, and no formula", () => {
    const [head = "", line = ""] = toCsv([{ ...FGD, label: '=a, "b"' }]).split("\r\n");
    const cells = new Map(head.split(",").map((name, place) => [name, place]));
    expect(line).toContain('"\'=a, ""b"""');
    const plain = toCsv([FGD]).split("\r\n")[1]?.split(",") ?? [];
    expect(plain[cells.get("bbox_mAP") ?? 0]).toBe("0.324");
    expect(plain[cells.get("delta_sd") ?? 0]).toBe("0.001");
    expect(plain[cells.get("n") ?? 0]).toBe("3");
    expect(plain[cells.get("flops") ?? 0]).toBe("");
  });
});

describe("toMarkdown", () => {
  it("writes a table for each task, without columns that are empty", () => {
    const text = toMarkdown([
      { name: "toys", rows: [FGD, createRow({ label: "a|b", published: "table 3", seeds: [] })] },
    ]);
    expect(text.split("\n").slice(0, 4)).toEqual([
      "**toys**",
      "",
      "| Method | Teacher | mAP | Δ | Gap % | n | Inherits | Mask mode | Params M |",
      "|---|---|---:|---:|---:|---:|---|---|---:|",
    ]);
    expect(text).toContain("| FGD | big_1 | 32.4 ± 0.3 | +2.1 ± 0.1 | 50 | 3 | no | batch | 1.23 |");
    expect(text).toContain("a\\|b (published)");
  });
});

describe("toLatex", () => {
  it("escapes what LaTeX takes for its own", () => {
    const text = toLatex([{ name: "toys_2 · 100 %", rows: [FGD] }]);
    expect(text).toContain("\\caption{toys\\_2 $\\cdot$ 100 \\%}");
    expect(text).toContain("FGD & big\\_1 & 32.4 $\\pm$ 0.3 & +2.1 $\\pm$ 0.1 & 50 & 3");
    expect(text).toContain("\\begin{tabular}{llrrrrllr}");
  });
});
