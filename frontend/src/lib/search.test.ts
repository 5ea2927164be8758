import { expect, it } from "vitest";
import { readRunSearch } from "./search";

it("keeps what a page knows", () => {
  expect(readRunSearch({ tab: "maps", step: 120, smooth: 0.6, log: true, what: "spatial" })).toEqual({
    tab: "maps",
    step: 120,
    smooth: 0.6,
    log: true,
    what: "spatial",
  });
});

it("drops what nobody knows and what is out of range", () => {
  expect(readRunSearch({ tab: "x", smooth: 7, step: -1, log: "yes" })).toEqual({});
});
