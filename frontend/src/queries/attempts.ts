/** The starts of a run: who ran it, from which step, and how each ended. */
import { useQuery } from "@tanstack/react-query";
import { api, data } from "../api/client";
import type { Attempt } from "../api/types";
import { keys } from "./keys";

/** `turn` changes with what the run does, and makes the attempts be read again. */
export function useAttempts(run: string, turn: string) {
  return useQuery({
    queryKey: [...keys.attempts(run), turn],
    queryFn: ({ signal }) => {
      const params = { path: { run_id: run } };
      return data(api.GET("/api/v1/runs/{run_id}/attempts", { params, signal })) as Promise<Attempt[]>;
    },
    placeholderData: (last) => last,
  });
}
