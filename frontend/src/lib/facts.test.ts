import { expect, it } from "vitest";
import { factLines } from "./facts";

it("names nested facts by their path and writes values for reading", () => {
  const facts = {
    parameters: 11903104,
    versions: { torch: "2.13.0" },
    memory_bytes: 1536,
    levels: ["P3", "P4"],
    warm: true,
    none: null,
  };
  expect(factLines(facts)).toEqual([
    { name: "parameters", text: "11\u202f903\u202f104" },
    { name: "versions.torch", text: "2.13.0" },
    { name: "memory_bytes", text: "1.5 KiB" },
    { name: "levels", text: "P3, P4" },
    { name: "warm", text: "yes" },
    { name: "none", text: "–" },
  ]);
});
