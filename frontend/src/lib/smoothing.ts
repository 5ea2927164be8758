/** Smoothing for reading a noisy curve: an exponential mean without the pull of its start. */

/** The mean so far, which goes on with every further value.
 *
 * Bias-corrected; gaps (NaN, infinite) stay gaps and leave the mean alone.
 */
export class Mean {
  #mean = 0;
  #mass = 0;

  /** @param weight how much of the past stays, 0 (none) to below 1. */
  constructor(private readonly weight: number) {}

  next(value: number): number {
    if (this.weight <= 0 || !Number.isFinite(value)) return value;
    this.#mean = this.weight * this.#mean + (1 - this.weight) * value;
    this.#mass = this.weight * this.#mass + (1 - this.weight);
    return this.#mean / this.#mass;
  }
}

/** The mean at every value of a curve. */
export function smooth(values: readonly number[], mean: Mean): number[] {
  return values.map((value) => mean.next(value));
}
