/** The page's way in where the service wants a token. */
import { QueryCache, useMutation, useQuery } from "@tanstack/react-query";
import { ApiError, api, data } from "../api/client";
import type { Role, Session } from "../api/types";
import { keys } from "./keys";

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

/** Take the cookie back; the page asks for a token again then. */
export function useLogOut() {
  return useMutation({
    mutationFn: () => data(api.DELETE("/api/v1/session")),
    onSuccess: () => window.location.reload(),
  });
}

/** Who the page is to the server, and whether it asks for tokens at all. */
export function useSession() {
  return useQuery({
    queryKey: keys.session,
    queryFn: ({ signal }) => data(api.GET("/api/v1/session", { signal })) as Promise<Session>,
    staleTime: 300_000,
  });
}

/** Whether this page may do what these roles may; the server decides in the end, so a guess may be generous. */
export function useMay(...roles: Role[]): boolean {
  const { data: session } = useSession();
  return session === undefined || session.role === "admin" || roles.includes(session.role);
}
