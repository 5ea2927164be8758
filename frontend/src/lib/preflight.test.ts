import { expect, test } from "vitest";
import { countOf, inOrder, isOver } from "./preflight";

const check = (name: string, status: "ok" | "warning" | "error") => ({ name, status });

test("faults come first, the rest keeps its order", () => {
  const checks = [check("a", "ok"), check("b", "warning"), check("c", "error"), check("d", "warning")];
  expect(inOrder(checks).map((one) => one.name)).toEqual(["c", "b", "d", "a"]);
});

test("the count names what is wrong", () => {
  expect(countOf([check("a", "ok")])).toBe("1 check, nothing is wrong");
  expect(countOf([check("a", "error"), check("b", "warning"), check("c", "warning")])).toBe(
    "3 checks, 1 error, 2 warnings",
  );
});

test("a waiting one is not over", () => {
  expect(isOver("queued")).toBe(false);
  expect(isOver("failed")).toBe(true);
});
