/** The order of a queue's line: where a run goes, and what that makes of its place and priority. */

/** What a line's order hangs on. */
export interface InLine {
  run: string;
  name: string;
  work: string;
  priority: number;
  position: number;
}

/** Where a run is put, as the server takes it. */
export type Spot = { before: string } | { after: string } | { to: "front" | "back" };

export type Direction = "up" | "down" | "front" | "back";

/** Runs that can be put elsewhere: pre-flights stand in a line of their own. */
export function trainings<Row extends InLine>(line: readonly Row[]): Row[] {
  return line.filter((row) => row.work === "training");
}

/** The spot that is one place up or down from a run, or at an end; null where it stands there already. */
export function spotTo(line: readonly InLine[], run: string, direction: Direction): Spot | null {
  const rows = trainings(line);
  const place = rows.findIndex((row) => row.run === run);
  const upward = direction === "up" || direction === "front";
  const neighbour = rows[upward ? place - 1 : place + 1];
  if (place < 0 || !neighbour) return null;
  if (direction === "front" || direction === "back") return { to: direction };
  return upward ? { before: neighbour.run } : { after: neighbour.run };
}

/** The spot beside a run that another is dropped on; null where the line would stay as it is. */
export function spotBeside(
  line: readonly InLine[],
  run: string,
  target: string,
  side: "before" | "after",
): Spot | null {
  if (run === target) return null;
  const spot: Spot = side === "before" ? { before: target } : { after: target };
  const now = trainings(line);
  const then = placed(now, run, spot);
  const same = now.every((row, place) => row.run === then[place]?.run && row.priority === then[place]?.priority);
  return same ? null : spot;
}

/** The line as it will be: the run takes on the priority of those it stands with. */
export function placed<Row extends InLine>(line: readonly Row[], run: string, spot: Spot): Row[] {
  const moved = line.find((row) => row.run === run && row.work === "training");
  const others = trainings(line).filter((row) => row.run !== run);
  const place = placeOf(others, spot);
  if (!moved || place === null) return [...line];
  const neighbour = "to" in spot ? endOf(others, spot.to, moved) : others["before" in spot ? place : place - 1];
  const row = { ...moved, priority: neighbour?.priority ?? moved.priority };
  const rest = line.filter((one) => one.work !== "training");
  const ordered = [...others.slice(0, place), row, ...others.slice(place)];
  return [...rest, ...ordered.map((one, index) => ({ ...one, position: index + 1 }))];
}

function placeOf(others: readonly InLine[], spot: Spot): number | null {
  if ("to" in spot) return spot.to === "front" ? 0 : others.length;
  const target = "before" in spot ? spot.before : spot.after;
  const place = others.findIndex((row) => row.run === target);
  if (place < 0) return null;
  return "before" in spot ? place : place + 1;
}

/** Whose priority a run at an end takes on; its own where that is beyond all others'. */
function endOf<Row extends InLine>(others: readonly Row[], end: "front" | "back", moved: Row): Row {
  const other = end === "front" ? others[0] : others.at(-1);
  if (!other) return moved;
  const beyond = end === "front" ? moved.priority > other.priority : moved.priority < other.priority;
  return beyond ? moved : other;
}

/** What is said aloud after a move. */
export function announcement(line: readonly InLine[], run: string): string {
  const rows = trainings(line);
  const row = rows.find((one) => one.run === run);
  return row ? `${row.name} is now ${row.position} of ${rows.length} in the line, priority ${row.priority}.` : "";
}
