/** Which quantities a trade-off starts with, and where its front lies. */

import type { Run } from "../../api/types";
import type { Spot } from "../../charts/ScatterPlot";
import { paretoFront } from "../../lib/pareto";
import type { Quantity } from "../../lib/quantities";
import type { Looks } from "./view";

const COSTS = ["fact:student/latency_ms", "fact:student/flops", "fact:student/parameters", "run:duration"];
const GAINS = ["metric:val/bbox_mAP", "metric:val/segm_mAP"];
const MOST_AXES = 6;

export function numericOnes(quantities: readonly Quantity[], runs: readonly Run[]): Quantity[] {
  return quantities.filter((quantity) => runs.some((run) => typeof quantity.of(run) === "number"));
}

/** The chosen quantity, else the first of the usual ones, else the first. */
export function pick(numeric: readonly Quantity[], chosen: string | undefined, usual: "cost" | "gain") {
  const byId = (id: string | undefined) => numeric.find((quantity) => quantity.id === id);
  const [first] = (usual === "cost" ? COSTS : GAINS).map(byId).filter((quantity) => quantity !== undefined);
  return byId(chosen) ?? first ?? numeric[0];
}

/** The fields of the spec that differ, then the main metric. */
export function usualAxes(quantities: readonly Quantity[], runs: readonly Run[]): Quantity[] {
  const differs = (quantity: Quantity) => new Set(runs.map((run) => quantity.of(run))).size > 1;
  const spec = quantities.filter((quantity) => quantity.group === "Spec" && differs(quantity)).slice(0, MOST_AXES);
  const costs = quantities.filter((quantity) => COSTS.slice(0, 1).includes(quantity.id) && differs(quantity));
  const gains = quantities.filter((quantity) => GAINS.slice(0, 1).includes(quantity.id));
  return [...spec, ...costs, ...gains];
}

/** The runs that have both numbers. */
export function spotsOf(runs: readonly Run[], looks: Looks, x: Quantity, y: Quantity): Spot[] {
  return runs.flatMap((run) => {
    const [across, up] = [x.of(run), y.of(run)];
    if (typeof across !== "number" || typeof up !== "number") return [];
    return [{ id: run.id, label: run.name, colour: looks.get(run.id)?.colour ?? "#808080", x: across, y: up }];
  });
}

/** Why there is no front; undefined where there is one. */
export function whyNoFront(runs: readonly Run[], x: Quantity, y: Quantity): string | undefined {
  if (x.id === y.id) return "Both quantities are the same.";
  const unknown = [x, y].find((quantity) => !quantity.better);
  if (unknown) return `No front is drawn: nothing says which way ${unknown.label} is better.`;
  if (![x.id, y.id].includes("fact:student/latency_ms")) return undefined;
  const devices = new Set(
    runs.map((run) => run.facts["student/latency_device"]).filter((device) => device !== undefined),
  );
  return devices.size > 1
    ? `No front is drawn: the latencies were measured on different devices (${[...devices].join(", ")}).`
    : undefined;
}

export function frontOf(spots: readonly Spot[], x: Quantity, y: Quantity): string[] {
  if (!x.better || !y.better) return [];
  return paretoFront(spots, x.better, y.better).map((place) => spots[place]?.id ?? "");
}
