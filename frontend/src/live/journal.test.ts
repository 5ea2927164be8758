import { expect, it } from "vitest";
import { toCurveSet } from "../lib/curves";
import { catchUp, forget, record } from "./journal";

const lr = (...points: [number, number, number][]) => ({
  key: "lr",
  points,
  total: points.length,
  thinned: false,
  epochs: null,
});
const snapshot = () => toCurveSet({ revision: 5, series: [lr([1, 0.1, 10])] });

it("adds to a snapshot exactly what came after it was taken", () => {
  record({ run: "r", revision: 5, series: [lr([1, 0.1, 10])] });
  record({ run: "r", revision: 6, series: [lr([2, 0.2, 11])] });
  record({ run: "other", revision: 9, series: [lr([7, 0.7, 11])] });
  expect(catchUp("r", snapshot()).curves.get("lr")?.steps).toEqual([1, 2]);
});

it("adds nothing once the run is forgotten", () => {
  forget("r");
  expect(catchUp("r", snapshot()).revision).toBe(5);
});
