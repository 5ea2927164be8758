import { expect, it } from "vitest";
import { runColour, runLooks } from "./runlooks";

const ids = Array.from({ length: 50 }, (_, index) => `run-${index}`);

it("gives a run its own colour, whoever comes after it", () => {
  expect(runLooks(["run-7", "run-8"]).get("run-7")?.colour).toBe(runColour("run-7"));
  expect(runLooks(["run-7"])).toEqual(new Map([["run-7", { colour: runColour("run-7"), dash: undefined }]]));
});

it("tells fifty runs apart by colour and dash", () => {
  const looks = [...runLooks(ids).values()].map((look) => JSON.stringify(look));
  expect(new Set(looks).size).toBe(50);
});
