import { describe, expect, it } from "vitest";
import { hiddenIn, withHidden } from "./hidden";

describe("lines that are off", () => {
  const off = ["Total loss: total", "FGD by level: P3", "FGD by level: P4"];

  it("belong to their chart", () => {
    expect([...hiddenIn(off, "FGD by level")]).toEqual(["P3", "P4"]);
    expect(hiddenIn(off, "FGD").size).toBe(0);
  });

  it("are replaced chart by chart", () => {
    expect(withHidden(off, "FGD by level", new Set(["P5"]))).toEqual(["Total loss: total", "FGD by level: P5"]);
    expect(withHidden(off, "Total loss", new Set())).toEqual(off.slice(1));
  });
});
