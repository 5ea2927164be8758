/** A sweep's runs over its fields and mAP: which values the good ones share. */
import { Skeleton } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { Suspense, useMemo } from "react";
import type { Run, Sweep } from "../../api/types";
import { type Brush, kept } from "../../lib/brush";
import { magnitudeColour } from "../../lib/colours";
import { typedNumber } from "../../lib/numbers";
import { metricQuantity, type Quantity, specQuantity } from "../../lib/quantities";
import { MAP } from "../../lib/runs";
import { spaceOf } from "../../lib/sweeps";
import { lazyPart } from "../../ui/lazyPart";
import { Panel } from "../../ui/Panel";

const ParallelPlot = lazyPart(() => import("../../charts/ParallelPlot"), "default");

const HEIGHT = 320;
const UNMEASURED = "#868d98";
/** The map's bright end cannot be seen on white. */
const BRIGHTEST = 0.78;

interface SpacePlotProps {
  sweep: Sweep;
  brush: Brush | undefined;
  onBrush: (brush: Brush | undefined) => void;
}

export function SpacePlot({ sweep, brush, onBrush }: SpacePlotProps) {
  const navigate = useNavigate();
  const { axes, lines } = useMemo(() => plotOf(sweep), [sweep]);
  return (
    <Panel
      title="Parallel coordinates"
      about="One line for each run: violet where mAP is lowest, orange where it is highest, grey where nothing was measured. Drag along an axis to see only the runs that pass there. The table below has the same numbers."
    >
      <Suspense fallback={<Skeleton height={HEIGHT} />}>
        <ParallelPlot
          axes={axes}
          lines={lines}
          height={HEIGHT}
          onOpen={(id) => navigate({ to: "/runs/$id", params: { id } })}
          brushed={brush}
          onBrush={(next) => onBrush(kept(Object.entries(next)))}
        />
      </Suspense>
    </Panel>
  );
}

function plotOf({ runs, ...sweep }: Sweep) {
  const score = metricQuantity(MAP, "larger", "best");
  const fields = spaceOf(sweep).map(({ field }) => fieldOf(field, runs));
  const axes = [...fields, score].map((quantity) => ({
    id: quantity.id,
    name: quantity === score ? "mAP, %" : short(quantity.label),
    values: runs.map((run) => listed(quantity.of(run), quantity.id.replace(/^spec:/, "") in sweep.grid)),
  }));
  const scores = runs.map((run) => score.of(run)).filter((value) => typeof value === "number");
  const [low, high] = [Math.min(...scores), Math.max(...scores)];
  const colourOf = (run: Run) => {
    const value = score.of(run);
    if (typeof value !== "number") return UNMEASURED;
    return magnitudeColour(high > low ? ((value - low) / (high - low)) * BRIGHTEST : BRIGHTEST);
  };
  return { axes, lines: runs.map((run) => ({ id: run.id, label: run.name, colour: colourOf(run) })) };
}

/** Values of a list are shown as such: there is nothing between two seeds. */
function listed(value: number | string | null, isListed: boolean): number | string | null {
  return isListed && typeof value === "number" ? typedNumber(value) : value;
}

/** A swept section is told by its name: of `method` that is `method.name`. */
function fieldOf(path: string, runs: readonly Run[]): Quantity {
  const field = specQuantity(path);
  return runs.some((run) => field.of(run) !== null) ? field : specQuantity(`${path}.name`);
}

function short(path: string): string {
  return path.replace(/\.name$/, "").replace(/^.*\./, "");
}
