/** What a run can be made of: recipes, models, data sets. */
import { useQuery } from "@tanstack/react-query";
import { api, data } from "../api/client";
import type { Dataset, Model, Recipe } from "../api/types";
import { keys } from "./keys";

export function useRecipes() {
  return useQuery({
    queryKey: keys.recipes,
    queryFn: ({ signal }) => data(api.GET("/api/v1/recipes", { signal })) as Promise<Recipe[]>,
  });
}

export function useModels() {
  return useQuery({
    queryKey: keys.models,
    queryFn: ({ signal }) => data(api.GET("/api/v1/models", { signal })) as Promise<Model[]>,
  });
}

export function useDatasets() {
  return useQuery({
    queryKey: keys.datasets,
    queryFn: ({ signal }) => data(api.GET("/api/v1/datasets", { signal })) as Promise<Dataset[]>,
  });
}
