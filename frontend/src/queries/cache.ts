/** The query cache's manners: the stream keeps it current, what is shown stays, a missing thing is not asked for again. */
import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "../api/client";
import { watchfulCache } from "./session";

const MOST_TRIES = 3;

export function createCache(): QueryClient {
  return new QueryClient({
    queryCache: watchfulCache(),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (tries, error) =>
          tries < MOST_TRIES && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
        refetchOnWindowFocus: true,
        networkMode: "always",
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
}
