import { expect, it, vi } from "vitest";
import { type Curve, toCurve } from "./curves";
import { announceGrowth, onGrowth } from "./growth";

const curve = (key: string): Curve => toCurve({ key, points: [], total: 0 });

it("tells a listener once of all its curves, and not after its end", () => {
  const [a, b, c] = [curve("a"), curve("b"), curve("c")];
  const [both, other] = [vi.fn(), vi.fn()];
  const end = onGrowth([a, b], both);
  onGrowth([c], other);
  announceGrowth([a, b]);
  expect(both).toHaveBeenCalledTimes(1);
  expect(other).not.toHaveBeenCalled();
  end();
  announceGrowth([a]);
  expect(both).toHaveBeenCalledTimes(1);
});
