import { describe, expect, it } from "vitest";
import { limitsOf } from "./outliers";

const wave = Array.from({ length: 200 }, (_, place) => 1 + Math.sin(place / 5));

describe("limits of a chart", () => {
  it("leave a spike out and all else in", () => {
    const spiked = wave.with(77, 500);
    const limits = limitsOf([spiked], 0, 200);
    expect(limits?.high).toBeLessThan(5);
    expect(limits?.high).toBeGreaterThan(2);
    expect(limits?.low).toBe(Math.min(...wave));
  });

  it("are none where nothing stands out, where there are few values, and where all are the same", () => {
    expect(limitsOf([wave], 0, 200)).toBeUndefined();
    expect(limitsOf([[1, 2, 1, 900]], 0, 4)).toBeUndefined();
    expect(limitsOf([new Array(100).fill(3).with(50, 9)], 0, 100)).toBeUndefined();
  });

  it("look only at the part that is seen, and pass over gaps", () => {
    const spiked = wave.with(150, 500).with(10, Number.NaN);
    expect(limitsOf([spiked.map((value) => (Number.isNaN(value) ? null : value))], 0, 100)).toBeUndefined();
    expect(limitsOf([spiked.map((value) => (Number.isNaN(value) ? null : value))], 0, 200)?.high).toBeLessThan(5);
  });
});
