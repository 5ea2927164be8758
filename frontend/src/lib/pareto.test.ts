import { describe, expect, it } from "vitest";
import { bestPlaces, paretoFront } from "./pareto";

describe("bestPlaces", () => {
  it("marks the best, equal ones together", () => {
    expect(bestPlaces([1, 3, null, 3], "larger")).toEqual([1, 3]);
    expect(bestPlaces([1, 3, "no", 2], "smaller")).toEqual([0]);
  });

  it("marks nothing where no way is better or nothing is beaten", () => {
    expect(bestPlaces([1, 2], undefined)).toEqual([]);
    expect(bestPlaces([1], "larger")).toEqual([]);
    expect(bestPlaces([2, 2], "larger")).toEqual([]);
  });
});

describe("paretoFront", () => {
  it("holds what no other beats, in order of x", () => {
    const spots = [
      { x: 10, y: 30 },
      { x: 20, y: 40 },
      { x: 15, y: 25 },
      { x: 5, y: 20 },
      { x: 20, y: 35 },
    ];
    expect(paretoFront(spots, "smaller", "larger")).toEqual([3, 0, 1]);
  });

  it("keeps equal spots both", () => {
    const spots = [
      { x: 1, y: 1 },
      { x: 1, y: 1 },
    ];
    expect(paretoFront(spots, "smaller", "smaller")).toHaveLength(2);
  });
});
