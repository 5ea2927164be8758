import { describe, expect, it } from "vitest";
import type { CheckFinding, Dataset } from "../api/types";
import { changeLines, classBins, countBins, faultOf, faultsOf, homeOf, pictureAddress, sideBins } from "./datasets";

function finding(message: string, severity: CheckFinding["severity"] = "error"): CheckFinding {
  return { severity, field: "train.annotations", message, hint: null };
}

describe("bins", () => {
  it("names sides with the size that they lie in", () => {
    const bins = sideBins({ sides: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] });
    expect(bins.map((bin) => `${bin.label} ${bin.area}`)).toEqual([
      "below 8 S",
      "8–16 S",
      "16–32 S",
      "32–64 M",
      "64–96 M",
      "96–128 L",
      "128–256 L",
      "256–512 L",
      "512–1024 L",
      "1024 and more L",
    ]);
  });
  it("names how many boxes an image has", () => {
    const labels = countBins({ boxes_per_image: [1, 1, 1, 1, 1, 1, 1, 1, 1] }).map((bin) => bin.label);
    expect(labels).toEqual(["0", "1", "2–3", "4–7", "8–15", "16–31", "32–63", "64–127", "128 and more"]);
  });
  it("puts the most frequent class first", () => {
    expect(classBins({ classes: { a: 1, b: 3 } }).map((bin) => bin.label)).toEqual(["b", "a"]);
  });
});

describe("homeOf", () => {
  const place = (annotations: string, images: string) => ({ annotations, images });
  const document = (train: object | null, builtin: string | null = null) =>
    ({ train, val: train, builtin }) as unknown as Dataset["document"];
  it("tells where files are", () => {
    expect(homeOf(document(null, "shapes"))).toBe("made");
    expect(homeOf(document(place("sha256:a", "sha256:b")))).toBe("uploaded");
    expect(homeOf(document(place("sha256:a", "/images")))).toBe("by path");
    expect(homeOf(document(null))).toBe("nowhere");
  });
});

describe("faultOf", () => {
  it("takes a finding apart", () => {
    expect(faultOf(finding("3 boxes are empty: 1, 2, 7"))).toMatchObject({
      count: 3,
      what: "boxes are empty",
      examples: "1, 2, 7",
    });
  });
  it("leaves another sentence whole", () => {
    expect(faultOf(finding("there is not one box in it"))).toMatchObject({ count: null, examples: "" });
  });
  it("sorts errors first", () => {
    const found = faultsOf([finding("9 a: x", "warning"), finding("1 b: x"), finding("2 c: x")]);
    expect(found.map((one) => one.what)).toEqual(["c", "b", "a"]);
  });
});

it("says what a repair changes", () => {
  expect(changeLines({ train: { "empty boxes dropped": 2 }, val: {} })).toEqual(["train: 2 × empty boxes dropped"]);
});

it("keeps the slashes of a file's name and escapes the rest", () => {
  const address = pictureAddress({ name: "d", version: 2, split: "val", file: "a b/ü#1.jpg", width: 320 });
  expect(address).toBe("/api/v1/datasets/d/splits/val/images/a%20b/%C3%BC%231.jpg?version=2&width=320");
});
