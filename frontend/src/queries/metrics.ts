/** A run's curves, grown by the stream, and its evaluations. */
import { type QueryClient, useQuery } from "@tanstack/react-query";
import { api, data } from "../api/client";
import type { EvaluationTable, PointsMessage, RewoundMessage, WireSeriesSet } from "../api/types";
import { type CurveSet, cut, grow, toCurveSet } from "../lib/curves";
import { catchUp, forget, record } from "../live/journal";
import { keys } from "./keys";
import { cutOverlays, growOverlays } from "./overlays";

const MAX_POINTS = 2000;

export function useCurves(run: string) {
  return useQuery({
    queryKey: keys.curves(run),
    queryFn: async ({ signal }) => {
      const params = { path: { run_id: run }, query: { max_points: MAX_POINTS } };
      const answer = (await data(api.GET("/api/v1/runs/{run_id}/curves", { params, signal }))) as WireSeriesSet;
      return catchUp(run, toCurveSet(answer));
    },
    structuralSharing: false,
  });
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

/** Draw the stream's new points; read evaluations and artifacts again when the student was measured. */
export function putPoints(client: QueryClient, message: PointsMessage): void {
  record(message);
  growOverlays(client, message);
  let stale = false;
  client.setQueryData<CurveSet>(keys.curves(message.run), (old) => {
    if (!old) return old;
    const growth = grow(old, message);
    stale = growth.stale;
    return growth.set;
  });
  if (stale) client.invalidateQueries({ queryKey: keys.curves(message.run) });
  if (!message.series.some((series) => series.key.startsWith("val/"))) return;
  client.invalidateQueries({ queryKey: keys.evaluations(message.run) });
  client.invalidateQueries({ queryKey: keys.artifacts(message.run) });
}

/** A later attempt went on from a step: take what was drawn beyond it off, and read the thinned rest again. */
export function cutCurves(client: QueryClient, message: RewoundMessage): void {
  forget(message.run);
  cutOverlays(client, message.run);
  client.setQueryData<CurveSet>(keys.curves(message.run), (old) => old && cut(old, message));
  client.invalidateQueries({ queryKey: keys.curves(message.run) });
  client.invalidateQueries({ queryKey: keys.evaluations(message.run) });
}
