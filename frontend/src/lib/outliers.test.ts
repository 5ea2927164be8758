import { describe, expect, it } from "vitest";
import { EDGE_TAIL, LINE_TAIL, limitsOf } from "./outliers";

const wave = Array.from({ length: 200 }, (_, place) => 1 + Math.sin(place / 5));
const line = (values: (number | null)[]) => ({ values, tail: LINE_TAIL });

describe("limits of a chart", () => {
  it("leave a spike out and all else in", () => {
    const limits = limitsOf([line(wave.with(78, 500))], 0, 200);
    expect(limits?.high).toBeLessThan(6);
    expect(limits?.high).toBeGreaterThan(2);
    expect(limits?.low).toBe(Math.min(...wave));
  });

  it("are none where nothing stands out, where there are few values, and where all are the same", () => {
    expect(limitsOf([line(wave)], 0, 200)).toBeUndefined();
    expect(limitsOf([line([1, 2, 1, 900])], 0, 4)).toBeUndefined();
    expect(limitsOf([line(new Array(100).fill(3).with(50, 9))], 0, 100)).toBeUndefined();
  });

  it("judge every line by itself: a large one beside a small one is no outlier", () => {
    const decay = wave.map((_, place) => 10 * Math.exp(-place / 40) + 1);
    expect(limitsOf([line(decay), line(wave.map((value) => value / 100))], 0, 200)).toBeUndefined();
  });

  it("look only at the part that is seen, and pass over gaps", () => {
    const spiked = (wave as (number | null)[]).with(150, 500).with(10, null);
    expect(limitsOf([line(spiked)], 0, 100)).toBeUndefined();
    expect(limitsOf([line(spiked)], 0, 200)?.high).toBeLessThan(6);
  });

  it("find the bulk of a band's edge with many spikes", () => {
    const edge = wave.map((value, place) => (place % 12 === 0 ? 80 : value));
    expect(limitsOf([{ values: edge, tail: EDGE_TAIL }], 0, 200)?.high).toBeLessThan(6);
  });

  it("leave the start of a falling curve in, with a band whose upper edge spikes in every sixth place", () => {
    const fall = wave.map((_, place) => 10 * Math.exp(-place / 30) + 1);
    const edge = fall.map((value, place) => (place % 6 === 3 ? 90 : value + 0.3));
    const limits = limitsOf([line(fall), { values: edge, tail: EDGE_TAIL }], 0, 200);
    expect(limits?.high).toBeGreaterThan(Math.max(...fall));
    expect(limits?.high).toBeLessThan(40);
  });
});
