/** What kinds of maps there are, and which files hold them. */
import type { Artifact } from "../../api/types";
import type { MapKind } from "../../lib/dbmaps";

export const KINDS: Record<MapKind, { name: string; about: string }> = {
  magnitude: { name: "Magnitude", about: "Mean of |F| over the channels of the neck's feature map." },
  spatial: {
    name: "Spatial attention",
    about:
      "Where the detector looks: softmax over the positions of the mean |F| divided by the temperature, times their number. Its mean is 1.",
  },
  channel: {
    name: "Channel attention",
    about:
      "Which channels speak: softmax over the channels of their mean |F| divided by the temperature, times their number. Its mean is 1.",
  },
  foreground: {
    name: "Foreground mask",
    about:
      "Ground-truth boxes on this level; inside a box 1 / its area, so that large objects do not outweigh small ones.",
  },
};

/** The run's maps files in the order of their steps; the last attempt's file of a step counts. */
export function mapsFiles(artifacts: Artifact[] | undefined): Artifact[] {
  const byStep = new Map<number, Artifact>();
  for (const file of artifacts ?? []) {
    if (file.kind !== "maps" || file.step === null) continue;
    const held = byStep.get(file.step);
    if (!held || held.attempt <= file.attempt) byStep.set(file.step, file);
  }
  return [...byStep.values()].sort((a, b) => (a.step ?? 0) - (b.step ?? 0));
}
