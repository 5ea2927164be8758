import { expect, it } from "vitest";
import type { MapArray, MapsFile } from "./dbmaps";
import { kindsOf, nearestStep, panesOf, sharedScale } from "./mapviews";

const createArray = (part: Partial<MapArray>): MapArray => ({
  image: 0,
  level: "P3",
  source: "student",
  what: "spatial",
  shape: [1, 1],
  offset: 0,
  low: 0,
  high: 1,
  ...part,
});

const createFile = (...arrays: MapArray[]): MapsFile => ({
  step: 1,
  epoch: 1,
  classes: [],
  images: [],
  levels: [],
  arrays,
  quanta: () => new Uint16Array(),
});

const FILE = createFile(
  createArray({ source: "student", low: 0.5, high: 3 }),
  createArray({ source: "teacher", low: 0.2, high: 2 }),
  createArray({ source: "mask", what: "foreground" }),
);

it("puts the teacher first", () => {
  expect(panesOf(FILE, 0, "P3", "spatial").map((pane) => pane.source)).toEqual(["teacher", "student"]);
});

it("has only the student's pane for a control", () => {
  expect(panesOf(createFile(createArray({})), 0, "P3", "spatial").map((pane) => pane.source)).toEqual(["student"]);
});

it("spans all panes with one scale", () => {
  expect(sharedScale(panesOf(FILE, 0, "P3", "spatial"))).toEqual({ low: 0.2, high: 3 });
});

it("lists what a file holds", () => expect(kindsOf(FILE)).toEqual(["spatial", "foreground"]));

it("goes to the nearest step, to the last one by itself", () => {
  expect(nearestStep([10, 20, 30], undefined)).toBe(2);
  expect(nearestStep([10, 20, 30], 14)).toBe(0);
  expect(nearestStep([10, 20, 30], 99)).toBe(2);
  expect(nearestStep([], undefined)).toBe(-1);
});
