import { describe, expect, it } from "vitest";
import type { PointsMessage, SeriesAnswer } from "../api/types";
import { abscissaeOf, grown, toBand, toOverlay } from "./overlays";

function createAnswer(x: SeriesAnswer["x"] = "step"): SeriesAnswer {
  const epochs = x === "epoch" ? [0.5, 1] : null;
  const series = { run: "a", key: "lr", steps: [10, 20], values: [1, "nan"], times: [105, 110], epochs };
  return {
    x,
    runs: [
      { run: "a", revision: 4, origin: 100, resumes: [] },
      { run: "b", revision: 2, origin: null, resumes: [] },
    ],
    series: [{ ...series, total: 2, thinned: false }],
  };
}

function createMessage(run: string, revision: number, points: [number, number, number][]): PointsMessage {
  return { run, revision, series: [{ key: "lr", points, total: points.length, thinned: false, epochs: null }] };
}

describe("grown", () => {
  const overlay = toOverlay("lr", createAnswer());

  it("adds what is new to the run's curve", () => {
    const { overlay: next, stale } = grown(overlay, createMessage("a", 5, [[30, 0.5, 115]]));
    expect(next.strands.get("a")?.steps).toEqual([10, 20, 30]);
    expect(next.strands.get("a")?.values).toEqual([1, Number.NaN, 0.5]);
    expect(stale).toBe(false);
  });

  it("begins the curve of a run that had none, and its relative axis", () => {
    const { overlay: next } = grown(overlay, createMessage("b", 3, [[1, 2, 300]]));
    expect(next.strands.get("b")?.values).toEqual([2]);
    expect(next.origins.get("b")).toBe(300);
  });

  it("leaves alone what it knows, other runs and other metrics", () => {
    expect(grown(overlay, createMessage("a", 4, [[30, 0.5, 115]])).overlay).toBe(overlay);
    expect(grown(overlay, createMessage("z", 9, [[30, 0.5, 115]])).overlay).toBe(overlay);
    expect(grown({ ...overlay, key: "other" }, createMessage("a", 5, [[30, 1, 1]])).stale).toBe(false);
  });

  it("has the curve read again after a step back", () => {
    expect(grown(overlay, createMessage("a", 5, [[15, 0.5, 120]])).stale).toBe(true);
  });

  it("tells the epoch of a new point by those before", () => {
    const { overlay: next } = grown(toOverlay("lr", createAnswer("epoch")), createMessage("a", 5, [[40, 1, 1]]));
    expect(next.strands.get("a")?.epochs).toEqual([0.5, 1, 2]);
  });
});

describe("abscissaeOf", () => {
  it.each([
    ["step", [10, 20]],
    ["epoch", [0.5, 1]],
    ["time", [105, 110]],
    ["relative", [5, 10]],
  ] as const)("lays a curve over %s", (axis, expected) => {
    const overlay = toOverlay("lr", createAnswer(axis));
    const strand = overlay.strands.get("a");
    expect(strand && abscissaeOf(overlay, "a", strand)).toEqual(expected);
  });
});

describe("toBand", () => {
  it("goes through the middle between the least and the greatest", () => {
    expect(toBand([0, 1, 2, 3], [5, 1, 9, 6], 4)).toEqual({ x: [0], y: [6], low: [1], high: [9] });
  });

  it("keeps a gap where it was", () => {
    const band = toBand([0, 1, 2, 3], [5, Number.NaN, 9, 6], 2);
    expect(band.x).toEqual([0, 1, 2]);
    expect(band.y).toEqual([5, Number.NaN, 9]);
  });
});
