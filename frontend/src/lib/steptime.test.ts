import { describe, expect, it } from "vitest";
import { toCurveSet, type WireCurve } from "./curves";
import { stepParts } from "./steptime";

const series = (key: string, ...values: (number | string)[]): WireCurve => ({
  key,
  points: values.map((value, step) => [step, value, step]),
  total: values.length,
});

describe("the time of a step", () => {
  it("is split by medians, gaps left out", () => {
    const set = toCurveSet({
      revision: 1,
      series: [series("time/step", 9, 1, 1, "nan"), series("time/data", 0.25), series("time/teacher", 0.5)],
    });
    expect(stepParts(set)).toEqual({
      step: 1,
      parts: [
        { name: "data", seconds: 0.25 },
        { name: "teacher", seconds: 0.5 },
        { name: "rest", seconds: 0.25 },
      ],
    });
  });

  it("knows the backward pass where the student's forward pass is timed", () => {
    const timed = ["step", "data", "teacher", "student", "distillation"].map((part, place) =>
      series(`time/${part}`, place === 0 ? 4 : 0.5),
    );
    expect(stepParts(toCurveSet({ revision: 1, series: timed }))?.parts).toEqual([
      { name: "data", seconds: 0.5 },
      { name: "teacher", seconds: 0.5 },
      { name: "student", seconds: 0.5 },
      { name: "distillation", seconds: 0.5 },
      { name: "backward", seconds: 2 },
    ]);
  });

  it("has no teacher without one, and is unknown before a step", () => {
    const set = toCurveSet({ revision: 1, series: [series("time/step", 2)] });
    expect(stepParts(set)?.parts.map((part) => part.name)).toEqual(["data", "rest"]);
    expect(stepParts(toCurveSet({ revision: 1, series: [] }))).toBeUndefined();
  });
});
