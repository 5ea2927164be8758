import { expect, it } from "vitest";
import { toCurveSet } from "../lib/curves";
import { catchUp, forget, record } from "./journal";

const snapshot = () => toCurveSet({ revision: 5, series: [{ key: "lr", points: [[1, 0.1, 10]], total: 1 }] });

it("adds to a snapshot exactly what came after it was taken", () => {
  record({ run: "r", revision: 5, series: [{ key: "lr", points: [[1, 0.1, 10]], total: 1 }] });
  record({ run: "r", revision: 6, series: [{ key: "lr", points: [[2, 0.2, 11]], total: 1 }] });
  record({ run: "other", revision: 9, series: [{ key: "lr", points: [[7, 0.7, 11]], total: 1 }] });
  expect(catchUp("r", snapshot()).curves.get("lr")?.steps).toEqual([1, 2]);
});

it("adds nothing once the run is forgotten", () => {
  forget("r");
  expect(catchUp("r", snapshot()).revision).toBe(5);
});
