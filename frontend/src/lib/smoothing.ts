/** Smoothing for reading a noisy curve: an exponential mean without the pull of its start. */

/** Exponential moving mean with bias correction; gaps (NaN, infinite) stay gaps and leave the mean alone.
 *
 * @param weight how much of the past stays, 0 (none) to below 1.
 */
export function smooth(values: readonly number[], weight: number): number[] {
  if (weight <= 0) return [...values];
  let mean = 0;
  let mass = 0;
  return values.map((value) => {
    if (!Number.isFinite(value)) return value;
    mean = weight * mean + (1 - weight) * value;
    mass = weight * mass + (1 - weight);
    return mean / mass;
  });
}
