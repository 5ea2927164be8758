import { expect, it } from "vitest";
import { gradient, lightnessOf, lineColour, MAGNITUDE, methodColour, ROLE } from "./colours";

const lightness = (index: number) =>
  lightnessOf(MAGNITUDE[index * 3] ?? 0, MAGNITUDE[index * 3 + 1] ?? 0, MAGNITUDE[index * 3 + 2] ?? 0);

it("knows white, black and grey", () => {
  expect(lightnessOf(255, 255, 255)).toBeCloseTo(1, 4);
  expect(lightnessOf(0, 0, 0)).toBeCloseTo(0, 6);
});

it("maps equal steps of value to equal steps of lightness", () => {
  for (let index = 16; index < 256; index += 16) {
    expect(lightness(index) - lightness(index - 16)).toBeCloseTo((0.78 * 16) / 255, 1.8);
  }
});

it("runs from dark to light", () => {
  expect(lightness(0)).toBeLessThan(0.2);
  expect(lightness(255)).toBeGreaterThan(0.92);
});

it("writes the map as a gradient", () =>
  expect(gradient(MAGNITUDE)).toMatch(/^linear-gradient\(to right, rgb\(.+\)\)$/));

it("tells a control from a distilled student", () => {
  expect(methodColour("none")).toBe(ROLE.control);
  expect(methodColour("fgd")).toBe(ROLE.student);
});

it("has a colour for any number of lines", () => expect(lineColour(1000)).toMatch(/^#/));
