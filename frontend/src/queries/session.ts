/** The page's way in where the service wants a token. */
import { QueryCache, useMutation } from "@tanstack/react-query";
import { ApiError, api, data } from "../api/client";

const LOCKED = "distillboard:locked";

/** A query cache that tells when the server wants a token. */
export function watchfulCache(): QueryCache {
  return new QueryCache({
    onError: (error) => {
      if (error instanceof ApiError && error.status === 401) window.dispatchEvent(new Event(LOCKED));
    },
  });
}

/** Call `told` when the server wants a token, until the returned function is called. */
export function onLocked(told: () => void): () => void {
  window.addEventListener(LOCKED, told);
  return () => window.removeEventListener(LOCKED, told);
}

/** Exchange the token for a cookie that scripts cannot read. */
export function useLogIn() {
  return useMutation({
    mutationFn: (token: string) => data(api.POST("/api/v1/session", { body: { token } })),
  });
}
