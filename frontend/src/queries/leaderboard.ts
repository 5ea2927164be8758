/** The leaderboard. */
import { useQuery } from "@tanstack/react-query";
import { api, data } from "../api/client";
import type { Leaderboard } from "../api/types";
import { keys } from "./keys";

export function useLeaderboard() {
  return useQuery({
    queryKey: keys.leaderboard,
    queryFn: ({ signal }) => data(api.GET("/api/v1/leaderboard", { signal })) as Promise<Leaderboard>,
  });
}

/** The same with what papers and model zoos state for the recipes. */
export function usePublishedLeaderboard() {
  return useQuery({
    queryKey: [...keys.leaderboard, "published"],
    queryFn: ({ signal }) =>
      data(api.GET("/api/v1/leaderboard", { params: { query: { published: true } }, signal })) as Promise<Leaderboard>,
  });
}
