/** A run's curves, grown by the stream, and its evaluations. */
import { keepPreviousData, type QueryClient, useQuery } from "@tanstack/react-query";
import { api, data } from "../api/client";
import type { ClassTable, EvaluationTable, PointsMessage, RewoundMessage, WireSeriesSet } from "../api/types";
import type { Window } from "../lib/closeups";
import { type CurveSet, cut, grow, toCurveSet } from "../lib/curves";
import { announceGrowth } from "../lib/growth";
import { catchUp, forget, record } from "../live/journal";
import { keys } from "./keys";
import { cutOverlays, growOverlays } from "./overlays";

const MAX_POINTS = 2000;
const MOST_CLASSES = 5000;

/** All curves of the run, or `only` those keys. */
export function useCurves(run: string, only?: string[]) {
  return useQuery({
    queryKey: only ? [...keys.curves(run), only] : keys.curves(run),
    queryFn: async ({ signal }) => catchUp(run, toCurveSet(await fetchCurves(run, { key: only }, signal), only)),
    enabled: only?.length !== 0,
    placeholderData: keepPreviousData,
    structuralSharing: false,
  });
}

/** The points within a window, exact where they can all be drawn; the stream does not add to them. */
export function useCloseup(run: string, window: Window | undefined, only?: string[]) {
  return useQuery({
    queryKey: keys.closeup(run, { window, only }),
    queryFn: async ({ signal }) => toCurveSet(await fetchCurves(run, { key: only, ...window }, signal), only),
    enabled: window !== undefined,
    gcTime: 60_000,
    placeholderData: keepPreviousData,
    structuralSharing: false,
  });
}

function fetchCurves(run: string, asked: { key?: string[] } & Partial<Window>, signal: AbortSignal) {
  const params = { path: { run_id: run }, query: { max_points: MAX_POINTS, ...asked } };
  return data(api.GET("/api/v1/runs/{run_id}/curves", { params, signal })) as Promise<WireSeriesSet>;
}

export function useEvaluations(run: string) {
  return useQuery({
    queryKey: keys.evaluations(run),
    queryFn: ({ signal }) => {
      const params = { path: { run_id: run } };
      return data(api.GET("/api/v1/runs/{run_id}/evaluations", { params, signal })) as Promise<EvaluationTable>;
    },
  });
}

/** AP class by class beside control and teacher; also which controls the run is matched with. */
export function useClasses(run: string) {
  return useQuery({
    queryKey: keys.classes(run),
    queryFn: ({ signal }) => {
      const params = { path: { run_id: run }, query: { limit: MOST_CLASSES } };
      return data(api.GET("/api/v1/runs/{run_id}/classes", { params, signal })) as Promise<ClassTable>;
    },
  });
}

/** Let the stream's new points grow the curves, which charts draw without a render; read evaluations and artifacts again when the student was measured. */
export function putPoints(client: QueryClient, message: PointsMessage): void {
  record(message);
  growOverlays(client, message);
  for (const [name, held] of client.getQueriesData<CurveSet>({ queryKey: keys.curves(message.run) })) {
    if (!held) continue;
    const { set, grown, stale } = grow(held, message);
    if (set !== held) client.setQueryData(name, set);
    announceGrowth(grown);
    if (stale) client.invalidateQueries({ queryKey: name, exact: true });
  }
  if (!message.series.some((series) => series.key.startsWith("val/"))) return;
  client.invalidateQueries({ queryKey: keys.evaluations(message.run) });
  client.invalidateQueries({ queryKey: keys.classes(message.run) });
  client.invalidateQueries({ queryKey: keys.artifacts(message.run) });
}

/** A later attempt went on from a step: take what was drawn beyond it off, and read the thinned rest again. */
export function cutCurves(client: QueryClient, message: RewoundMessage): void {
  forget(message.run);
  cutOverlays(client, message.run);
  client.setQueriesData<CurveSet>({ queryKey: keys.curves(message.run) }, (old) => old && cut(old, message));
  client.invalidateQueries({ queryKey: keys.curves(message.run) });
  client.invalidateQueries({ queryKey: keys.closeups(message.run) });
  client.invalidateQueries({ queryKey: keys.evaluations(message.run) });
}
