import { describe, expect, it } from "vitest";
import { announcement, type InLine, placed, type Spot, spotBeside, spotTo } from "./line";

function row(run: string, position: number, priority = 0, work = "training"): InLine {
  return { run, name: `run ${run}`, work, priority, position };
}

const LINE = [row("p", 1, 0, "preflight"), row("a", 1, 5), row("b", 2), row("c", 3), row("d", 4, -2)];

function order(line: InLine[]): string[] {
  return line.map((one) => `${one.position}${one.run}${one.priority}`);
}

describe("placed", () => {
  it.each<[string, Spot, string[]]>([
    ["c", { before: "b" }, ["1p0", "1a5", "2c0", "3b0", "4d-2"]],
    ["c", { after: "a" }, ["1p0", "1a5", "2c5", "3b0", "4d-2"]],
    ["c", { to: "front" }, ["1p0", "1c5", "2a5", "3b0", "4d-2"]],
    ["c", { to: "back" }, ["1p0", "1a5", "2b0", "3d-2", "4c-2"]],
    ["a", { to: "front" }, ["1p0", "1a5", "2b0", "3c0", "4d-2"]],
    ["d", { to: "back" }, ["1p0", "1a5", "2b0", "3c0", "4d-2"]],
    ["gone", { to: "front" }, order(LINE)],
    ["a", { before: "gone" }, order(LINE)],
  ])("puts %s to %o", (run, spot, expected) => {
    expect(order(placed(LINE, run, spot))).toEqual(expected);
  });
});

describe("spotTo", () => {
  it("names the neighbour that a run passes", () => {
    expect(spotTo(LINE, "b", "up")).toEqual({ before: "a" });
    expect(spotTo(LINE, "b", "down")).toEqual({ after: "c" });
    expect(spotTo(LINE, "b", "front")).toEqual({ to: "front" });
  });
  it("is nothing at the ends, and for what is not in the line", () => {
    expect(spotTo(LINE, "a", "up")).toBeNull();
    expect(spotTo(LINE, "d", "back")).toBeNull();
    expect(spotTo(LINE, "p", "down")).toBeNull();
  });
});

describe("spotBeside", () => {
  it("is nothing where nothing changes", () => {
    expect(spotBeside(LINE, "b", "b", "after")).toBeNull();
    expect(spotBeside(LINE, "b", "c", "before")).toBeNull();
    expect(spotBeside(LINE, "c", "b", "before")).toEqual({ before: "b" });
  });
  it("counts another priority as a change", () => {
    expect(spotBeside(LINE, "b", "a", "after")).toEqual({ after: "a" });
  });
});

it("says where a run stands now", () => {
  expect(announcement(LINE, "b")).toBe("run b is now 2 of 4 in the line, priority 0.");
  expect(announcement(LINE, "gone")).toBe("");
});
