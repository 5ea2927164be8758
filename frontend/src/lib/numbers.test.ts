import { describe, expect, it } from "vitest";
import {
  decode,
  formatBytes,
  formatCount,
  formatDelta,
  formatNumber,
  formatPoints,
  formatTicks,
  parseNumber,
  shortNumber,
  typedNumber,
} from "./numbers";

describe("decode", () => {
  it("reads the wire's words for non-finite numbers", () => {
    expect(decode("nan")).toBeNaN();
    expect(decode("inf")).toBe(Number.POSITIVE_INFINITY);
    expect(decode("-inf")).toBe(Number.NEGATIVE_INFINITY);
    expect(decode(0.5)).toBe(0.5);
    expect(decode(null)).toBeNaN();
  });
});

describe("formatNumber", () => {
  it.each([
    [0, "0"],
    [1.23456, "1.235"],
    [12.3456, "12.35"],
    [123456, "123456"],
    [0.0012345, "0.0012345".slice(0, 8)],
    [5e-6, "5e-6"],
    [1.5e9, "1.5e9"],
    [-2.5, "−2.500"],
    [Number.NaN, "NaN"],
    [Number.NEGATIVE_INFINITY, "−∞"],
    [undefined, "–"],
  ])("%s reads %s", (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
});

describe("points of mAP", () => {
  it("stand in hundredths", () => expect(formatPoints(0.3241)).toBe("32.4"));
  it("carry their sign as a difference", () => {
    expect(formatDelta(0.069)).toBe("+6.9");
    expect(formatDelta(-0.0042)).toBe("−0.4");
    expect(formatDelta(0.0001)).toBe("±0.0");
    expect(formatDelta(null)).toBe("–");
  });
});

describe("parseNumber", () => {
  it.each([
    ["1e-3", 0.001],
    [" 0,5 ", 0.5],
    ["-.5", -0.5],
    ["5", 5],
  ])("%s is %s", (text, value) => expect(parseNumber(text)).toBe(value));
  it.each(["", "abc", "1e", "1..2", "0x10"])("%s is none", (text) => expect(parseNumber(text)).toBeNull());
});

it("types small numbers with an exponent", () => {
  expect(typedNumber(5e-6)).toBe("5e-6");
  expect(typedNumber(0.001)).toBe("0.001");
  expect(typedNumber(0)).toBe("0");
});

it("counts bytes in binary units", () => {
  expect(formatBytes(0)).toBe("0 B");
  expect(formatBytes(1536)).toBe("1.5 KiB");
  expect(formatBytes(16 * 1024 ** 2)).toBe("16 MiB");
});

it("groups whole numbers", () => expect(formatCount(11903104)).toBe("11\u202f903\u202f104"));

describe("formatTicks", () => {
  it("writes ticks as short as they differ", () => {
    expect(formatTicks([0, 0.1, 0.2], formatPoints)).toEqual(["0", "10", "20"]);
    expect(formatTicks([0.006, 0.0065, 0.007], formatPoints)).toEqual(["0.6", "0.65", "0.7"]);
    expect(formatTicks([10.001, 10.002], formatNumber)).toEqual(["10.001", "10.002"]);
  });

  it("leaves ticks without a label without one", () => {
    expect(formatTicks([null, 1, null], formatNumber)).toEqual(["", "1", ""]);
  });
});

it("leaves out zeros that only fill up", () => {
  expect([14, 0.01, 20.5, 1e-7, 100].map(shortNumber)).toEqual(["14", "0.01", "20.5", "1e-7", "100"]);
});
