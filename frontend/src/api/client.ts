/** The one door to the server: typed calls that answer with data or throw an `ApiError`. */
import createClient from "openapi-fetch";
import type { paths } from "./schema";
import type { Problem } from "./types";

export const api = createClient<paths>({ baseUrl: "", querySerializer: { array: { style: "form", explode: true } } });

/** An answer that is not what was asked for; `status` 0 means that the server could not be reached. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.message);
    this.name = "ApiError";
  }
}

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** Wait for a call and hand back its data.
 *
 * @throws ApiError with the server's own words, or with status 0 when it is away.
 */
export async function data<T>(call: Promise<Answer<T>>): Promise<T> {
  const answer = await call.catch(() => {
    throw new ApiError(0, { code: "unreachable", message: "The server cannot be reached.", fields: [] });
  });
  if (answer.response.ok && (answer.data !== undefined || answer.response.status === 204)) return answer.data as T;
  throw new ApiError(answer.response.status, problemOf(answer.error, answer.response));
}

/** Fetch an artifact's bytes. */
export async function bytes(address: string, signal?: AbortSignal): Promise<ArrayBuffer> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new ApiError(response.status, problemOf(await response.json().catch(() => null), response));
  return response.arrayBuffer();
}

/** Where an artifact is downloaded from; its name may hold slashes. */
export function artifactAddress(run: string, name: string): string {
  return `/api/v1/runs/${encodeURIComponent(run)}/artifacts/${name.split("/").map(encodeURIComponent).join("/")}`;
}

function problemOf(body: unknown, response: Response): Problem {
  const problem = (body as { error?: Partial<Problem> } | null)?.error;
  if (problem?.message)
    return { code: problem.code ?? "error", message: problem.message, fields: problem.fields ?? [] };
  return { code: `http_${response.status}`, message: `The server answered ${response.status}.`, fields: [] };
}
