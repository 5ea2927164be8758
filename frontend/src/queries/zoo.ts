/** MMDetection's model zoo: the whole list, and models made of it. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, data } from "../api/client";
import type { Model, ZooDetector, ZooPage } from "../api/types";
import { keys } from "./keys";

const PAGE = 1000;

export interface Zoo {
  detectors: ZooDetector[];
  source: string;
  license: string;
}

export function useZoo(enabled = true) {
  return useQuery({ queryKey: keys.zoo, queryFn: ({ signal }) => whole(signal), enabled, staleTime: 60_000 });
}

/** All pages in one: some hundred rows are searched and sorted here at once. */
async function whole(signal: AbortSignal): Promise<Zoo> {
  const detectors: ZooDetector[] = [];
  let cursor: string | null = null;
  for (;;) {
    const query: { limit: number; cursor: string | null } = { limit: PAGE, cursor };
    const page = (await data(api.GET("/api/v1/zoo", { params: { query }, signal }))) as ZooPage;
    detectors.push(...page.detectors);
    cursor = page.next_cursor;
    if (cursor === null) return { detectors, source: page.source, license: page.license };
  }
}

/** Make a model of a detector of the zoo. */
export function useRegister() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) =>
      data(api.POST("/api/v1/zoo/{name}/register", { params: { path: { name } } })) as Promise<Model>,
    onSuccess: () => {
      client.invalidateQueries({ queryKey: keys.zoo });
      client.invalidateQueries({ queryKey: keys.models });
    },
  });
}
