/** Maps of the same image from several runs. */
import type { Run } from "../../api/types";
import type { MapKind, MapsFile, ProbeImage } from "../../lib/dbmaps";
import { type Pane, panesOf } from "../../lib/mapviews";
import { teacherOf } from "../../lib/runs";

export interface SeenRun {
  run: Run;
  file: MapsFile;
}

export interface Sight extends SeenRun {
  title: string;
  probe: ProbeImage;
  pane: Pane;
  stride: number;
}

/** The images of the first file, those that every run has first. */
export function commonImages(files: readonly MapsFile[]): { name: string; probe: ProbeImage }[] {
  const [first] = files;
  const named = (first?.images ?? []).map((probe) => ({ name: String(probe.id), probe }));
  const holders = (name: string) =>
    files.filter((file) => file.images.some((probe) => String(probe.id) === name)).length;
  return named.sort((a, b) => holders(b.name) - holders(a.name));
}

/** The maps of one image: every teacher once, then every run's student. */
export function sightsOf(seen: readonly SeenRun[], image: string, level: string, what: MapKind): Sight[] {
  const all = seen.flatMap(({ run, file }): Sight[] => {
    const place = file.images.findIndex((probe) => String(probe.id) === image);
    const probe = file.images[place];
    const stride = file.levels.find((entry) => entry.name === level)?.stride;
    if (!probe || stride === undefined) return [];
    return panesOf(file, place, level, what).map((pane) => {
      const title = pane.source === "teacher" ? (teacherOf(run) ?? "teacher") : run.name;
      return { run, file, title, probe, pane, stride };
    });
  });
  const teachers = new Map(
    all.filter((sight) => sight.pane.source === "teacher").map((sight) => [sight.title, sight] as const),
  );
  return [...teachers.values(), ...all.filter((sight) => sight.pane.source === "student")];
}
