/** Tokens: who may call. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, data } from "../api/client";
import type { Role, Token, TokenCreated, TokenList } from "../api/types";
import { keys } from "./keys";

export function useTokens(enabled: boolean) {
  return useQuery({
    queryKey: keys.tokens,
    queryFn: ({ signal }) => data(api.GET("/api/v1/tokens", { signal })) as Promise<TokenList>,
    enabled,
    refetchInterval: 15_000,
  });
}

export interface TokenAsked {
  name: string;
  role: Role;
  expires: string | null;
}

export function useCreateToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: TokenAsked) => data(api.POST("/api/v1/tokens", { body })) as Promise<TokenCreated>,
    onSuccess: () => client.invalidateQueries({ queryKey: keys.tokens }),
    // The answer holds the token's text: it is forgotten with the dialog that shows it.
    gcTime: 0,
  });
}

export function useRevokeToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      data(api.DELETE("/api/v1/tokens/{token_id}", { params: { path: { token_id: id } } })) as Promise<Token>,
    onSettled: () => client.invalidateQueries({ queryKey: keys.tokens }),
  });
}
