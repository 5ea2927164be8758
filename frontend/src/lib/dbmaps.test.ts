import { describe, expect, it } from "vitest";
import { findArray, type MapArray, MapsError, paint, parseMaps, valuesOf } from "./dbmaps";

const ARRAY: MapArray = {
  image: 0,
  level: "P3",
  source: "student",
  what: "spatial",
  shape: [2, 2],
  offset: 0,
  low: 1,
  high: 3,
};

function createFile(arrays: MapArray[], quanta: number[]): ArrayBuffer {
  const header = { step: 120, epoch: 2, classes: ["disc"], images: [], levels: [{ name: "P3", stride: 8 }], arrays };
  let text = JSON.stringify(header);
  while ((12 + text.length) % 8 !== 0) text += " ";
  const buffer = new ArrayBuffer(12 + text.length + 2 * quanta.length);
  const bytes = new Uint8Array(buffer);
  bytes.set(new TextEncoder().encode("DBMAPS1\n"));
  new DataView(buffer).setUint32(8, text.length, true);
  bytes.set(new TextEncoder().encode(text), 12);
  quanta.forEach((quantum, index) => {
    new DataView(buffer).setUint16(12 + text.length + 2 * index, quantum, true);
  });
  return buffer;
}

describe("parseMaps", () => {
  it("reads header and numbers", () => {
    const file = parseMaps(createFile([ARRAY], [0, 65535, 32768, 13107]));
    expect(file.step).toBe(120);
    const values = valuesOf(file, ARRAY);
    expect(values[0]).toBe(1);
    expect(values[1]).toBe(3);
    expect(values[2]).toBeCloseTo(2, 4);
    expect(values[3]).toBeCloseTo(1.4, 6);
  });

  it("finds an array, or none", () => {
    const file = parseMaps(createFile([ARRAY], [0, 0, 0, 0]));
    expect(findArray(file, 0, "P3", "student", "spatial")).toEqual(ARRAY);
    expect(findArray(file, 0, "P3", "teacher", "spatial")).toBeUndefined();
  });

  it("refuses what is no maps file", () => {
    expect(() => parseMaps(new ArrayBuffer(64))).toThrow(MapsError);
    expect(() => parseMaps(new ArrayBuffer(3))).toThrow(MapsError);
  });

  it("names the array a short file breaks off in", () => {
    expect(() => parseMaps(createFile([ARRAY], [0, 0]))).toThrow("student spatial of P3");
  });
});

describe("paint", () => {
  const table = Uint8ClampedArray.from({ length: 768 }, (_, index) => Math.floor(index / 3));

  it("spans the table from low to high and clips beyond", () => {
    const rgba = paint(Float32Array.from([-5, 0, 0.5, 1, 9]), 0, 1, table);
    expect([...rgba].filter((_, index) => index % 4 === 0)).toEqual([0, 0, 128, 255, 255]);
    expect(rgba[3]).toBe(255);
  });

  it("paints a flat map with the low end", () => {
    expect(paint(Float32Array.from([2]), 2, 2, table)[0]).toBe(0);
  });
});
