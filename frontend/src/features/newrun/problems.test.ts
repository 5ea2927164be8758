import { expect, it } from "vitest";
import { ApiError } from "../../api/client";
import { problemsOf } from "./problems";

it("keeps the server's message and hint at each field", () => {
  const error = new ApiError(422, {
    code: "invalid_spec",
    message: "The spec has 1 problem.",
    fields: [{ field: "method.alpa", message: "unknown field 'alpa'", hint: "did you mean 'alpha'?" }],
  });
  expect(problemsOf(error)).toEqual({
    fields: { "method.alpa": "unknown field 'alpa' (did you mean 'alpha'?)" },
    message: "The spec has 1 problem.",
  });
});

it("says what went wrong when it was not the server", () => {
  expect(problemsOf(new Error("broken"))).toEqual({ fields: {}, message: "broken" });
});

it("brings a sweep's problems to the same fields", () => {
  const fields = ["grid.method.alpha", "spec.schedule.lr", "grid"].map((field) => ({
    field,
    message: "no",
    hint: null,
  }));
  const error = new ApiError(422, { code: "invalid_sweep", message: "No run was made.", fields });
  expect(Object.keys(problemsOf(error).fields)).toEqual(["method.alpha", "schedule.lr", "grid"]);
});
