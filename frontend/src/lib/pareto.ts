/** Which of several are best: in one quantity, and in two that pull against each other. */
import type { Better } from "./quantities";

type Value = number | string | null;

/** Places of the best numbers, equal ones together; none where no way is better, or where there is nothing to beat. */
export function bestPlaces(values: readonly Value[], better: Better | undefined): number[] {
  const numbers = values.filter((value) => typeof value === "number");
  if (!better || numbers.length < 2) return [];
  const best = better === "larger" ? Math.max(...numbers) : Math.min(...numbers);
  const places = values.flatMap((value, place) => (value === best ? [place] : []));
  return places.length === numbers.length ? [] : places;
}

export interface Spot {
  x: number;
  y: number;
}

/** Places of the spots that no other one beats: as good in both quantities, and better in one. In order of x. */
export function paretoFront(spots: readonly Spot[], betterX: Better, betterY: Better): number[] {
  const [sx, sy] = [betterX === "larger" ? -1 : 1, betterY === "larger" ? -1 : 1];
  const order = spots
    .map((spot, place) => ({ x: spot.x * sx, y: spot.y * sy, place }))
    .sort((a, b) => a.x - b.x || a.y - b.y);
  const front: typeof order = [];
  for (const spot of order) {
    const last = front.at(-1);
    const equal = last && last.x === spot.x && last.y === spot.y;
    if (!last || spot.y < last.y || equal) front.push(spot);
  }
  return front.map((spot) => spot.place).sort((a, b) => (spots[a]?.x ?? 0) - (spots[b]?.x ?? 0));
}
