/** Who is told when curves grow: charts draw the new end themselves, nothing is rendered for it. */
import type { Curve } from "./curves";

const listeners = new WeakMap<Curve, Set<() => void>>();

/** Be told when one of the curves grows, until the returned function is called. */
export function onGrowth(curves: readonly Curve[], listener: () => void): () => void {
  for (const curve of curves) {
    const told = listeners.get(curve) ?? new Set();
    listeners.set(curve, told.add(listener));
  }
  return () => {
    for (const curve of curves) listeners.get(curve)?.delete(listener);
  };
}

/** Tell everyone who listens to one of the curves, once. */
export function announceGrowth(curves: readonly Curve[]): void {
  const told = new Set(curves.flatMap((curve) => [...(listeners.get(curve) ?? [])]));
  for (const listener of told) listener();
}
