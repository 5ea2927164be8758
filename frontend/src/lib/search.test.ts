import { expect, it } from "vitest";
import { readRunSearch, strictly } from "./search";

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

it("says of what a reader leaves out that it is absent", () => {
  const read = strictly(readRunSearch);
  expect(read({ tab: "maps", smooth: 7 })).toStrictEqual({ tab: "maps", smooth: undefined });
});
