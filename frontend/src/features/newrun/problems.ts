/** The server's validation, brought to the fields of the form. */
import { ApiError } from "../../api/client";

export interface Problems {
  /** Message by dotted field. */
  fields: Record<string, string>;
  /** What concerns the whole document. */
  message: string | null;
}

export const NO_PROBLEMS: Problems = { fields: {}, message: null };

export function problemsOf(error: Error): Problems {
  if (!(error instanceof ApiError)) return { fields: {}, message: error.message };
  const fields = Object.fromEntries(
    error.problem.fields.map((problem) => [
      ownField(problem.field),
      problem.hint ? `${problem.message} (${problem.hint})` : problem.message,
    ]),
  );
  return { fields, message: error.problem.message };
}

/** A sweep's fields stand under `grid`, `stretches` and `spec`; the form has one place for both. */
function ownField(field: string): string {
  return field.replace(/^(grid|spec|stretches)\.(?=.)/, "");
}

/** Whether the server looked at the document and found it wrong. */
export function isRefusal(error: Error | null): boolean {
  return error instanceof ApiError && error.status >= 400 && error.status < 500;
}
