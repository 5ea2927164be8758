import { expect, it } from "vitest";
import { endIn, standing } from "./tokens";

const NOW = new Date("2026-01-10T00:00:00Z");

it("knows whether a token counts", () => {
  expect(standing({ expires: null, revoked: null }, NOW)).toBe("counts");
  expect(standing({ expires: "2026-01-09T00:00:00Z", revoked: null }, NOW)).toBe("expired");
  expect(standing({ expires: "2026-01-11T00:00:00Z", revoked: null }, NOW)).toBe("counts");
  expect(standing({ expires: null, revoked: "2026-01-01T00:00:00Z" }, NOW)).toBe("revoked");
});

it("reckons an end", () => {
  expect(endIn(7, NOW)).toBe("2026-01-17T00:00:00.000Z");
  expect(endIn(null, NOW)).toBeNull();
});
