/** One metric of several runs over one axis, grown by the stream. */
import { type QueryClient, useQuery } from "@tanstack/react-query";
import { api, data } from "../api/client";
import type { PointsMessage, SeriesAnswer } from "../api/types";
import type { Axis } from "../lib/comparesearch";
import { grown, type Overlay, toOverlay } from "../lib/overlays";
import { since } from "../live/journal";
import { keys } from "./keys";

export interface OverlayAsked {
  runs: string[];
  key: string;
  x: Axis;
  range?: readonly [number, number];
  logX: boolean;
}

/** Most points that a chart of all its runs is painted from. */
const PAINTED = 40_000;
const [FEWEST, MOST] = [400, 2000];

export function useOverlay(asked: OverlayAsked, enabled: boolean) {
  return useQuery({
    queryKey: keys.overlay(asked),
    queryFn: async ({ signal }) => {
      const { runs, key, x, range, logX } = asked;
      const max_points = Math.min(MOST, Math.max(FEWEST, Math.floor(PAINTED / runs.length)));
      const body = {
        runs,
        keys: [key],
        x,
        range: range ? ([...range] as [number, number]) : null,
        log_x: logX,
        max_points,
      };
      const answer = (await data(
        api.POST("/api/v1/series", { body: { ...body, attempt: null }, signal }),
      )) as SeriesAnswer;
      const read = toOverlay(key, answer);
      const missed = [...read.revisions].flatMap(([run, revision]) => since(run, revision));
      return missed.reduce((overlay, message) => grown(overlay, message).overlay, read);
    },
    enabled: enabled && asked.runs.length > 0,
    placeholderData: (last) => last,
    structuralSharing: false,
  });
}

/** Draw the stream's new points wherever their run and key are overlaid. */
export function growOverlays(client: QueryClient, message: PointsMessage): void {
  for (const [name, held] of client.getQueriesData<Overlay>({ queryKey: keys.overlays })) {
    if (!held) continue;
    const growth = grown(held, message);
    if (growth.overlay !== held) client.setQueryData(name, growth.overlay);
    if (growth.stale) client.invalidateQueries({ queryKey: name });
  }
  if (message.series.some((series) => series.key.startsWith("val/")))
    client.invalidateQueries({ queryKey: keys.differences });
}

/** A later attempt superseded points: what they are drawn in is read again. */
export function cutOverlays(client: QueryClient, run: string): void {
  const holds = (held: unknown) => (held as Overlay | undefined)?.revisions.has(run) ?? false;
  client.invalidateQueries({ queryKey: keys.overlays, predicate: (query) => holds(query.state.data) });
}
