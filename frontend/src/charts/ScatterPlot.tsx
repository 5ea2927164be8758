/** Marks at two quantities, with the front that no mark is beyond. */
import { useCallback } from "react";
import { formatNumber, shortNumber } from "../lib/numbers";
import { EChart, type Inks } from "./EChart";
import type { EChartsCoreOption } from "./echarts";

export interface Spot {
  id: string;
  label: string;
  colour: string;
  x: number;
  y: number;
}

interface ScatterPlotProps {
  spots: readonly Spot[];
  /** Ids of the marks on the front, in the order of x. */
  front: readonly string[];
  xName: string;
  yName: string;
  height: number;
  onOpen?: (id: string) => void;
}

/** Names beside the marks stay readable up to here. */
const NAMED_BELOW = 25;
const NAME_LENGTH = 26;
/** Share of the abscissa from which on names stand to the left, so that the chart's end does not cut them. */
const INWARDS_FROM = 0.8;

export default function ScatterPlot({ spots, front, xName, yName, height, onOpen }: ScatterPlotProps) {
  const option = useCallback(
    (inks: Inks) => scatterOption(spots, front, xName, yName, inks),
    [spots, front, xName, yName],
  );
  const label = `${yName} against ${xName} of ${spots.length} runs${front.length > 0 ? `; ${front.length} on the front` : ""}`;
  return <EChart label={label} height={height} option={option} onOpen={onOpen} />;
}

function scatterOption(
  spots: readonly Spot[],
  front: readonly string[],
  xName: string,
  yName: string,
  inks: Inks,
): EChartsCoreOption {
  const onFront = new Set(front);
  const byId = new Map(spots.map((spot) => [spot.id, spot]));
  const across = spots.map((spot) => spot.x);
  const [least, most] = [Math.min(...across), Math.max(...across)];
  const axis = {
    type: "value",
    scale: true,
    nameLocation: "middle",
    nameTextStyle: { color: inks.soft, fontFamily: inks.font },
    axisLabel: { color: inks.soft, fontFamily: inks.font, formatter: shortNumber },
    axisLine: { show: true, lineStyle: { color: inks.line } },
    splitLine: { lineStyle: { color: inks.faint } },
  };
  return {
    animation: false,
    textStyle: { fontFamily: inks.font, color: inks.ink },
    grid: { left: 62, right: 26, top: 18, bottom: 46 },
    tooltip: {
      renderMode: "richText",
      formatter: ({ data }: { data: { id: string } }) => {
        const spot = byId.get(data.id);
        return spot ? `${spot.label}\n${xName}: ${formatNumber(spot.x)}\n${yName}: ${formatNumber(spot.y)}` : "";
      },
    },
    xAxis: { ...axis, name: xName, nameGap: 28 },
    yAxis: { ...axis, name: yName, nameGap: 44 },
    series: [
      {
        type: "line",
        silent: true,
        symbol: "none",
        lineStyle: { color: inks.soft, type: "dashed", width: 1.5 },
        tooltip: { show: false },
        data: front.flatMap((id) => {
          const spot = byId.get(id);
          return spot ? [[spot.x, spot.y]] : [];
        }),
      },
      {
        type: "scatter",
        data: spots.map((spot) => ({
          id: spot.id,
          value: [spot.x, spot.y],
          symbolSize: onFront.has(spot.id) ? 14 : 10,
          symbol: onFront.has(spot.id) ? "diamond" : "circle",
          itemStyle: { color: spot.colour, borderColor: inks.paper, borderWidth: 1 },
          label: { position: spot.x > least + INWARDS_FROM * (most - least) ? "left" : "right" },
        })),
        label: {
          show: spots.length < NAMED_BELOW,
          color: inks.soft,
          fontSize: 11,
          formatter: ({ data }: { data: { id: string } }) => short(byId.get(data.id)?.label ?? ""),
        },
        labelLayout: { hideOverlap: true },
        emphasis: { scale: 1.4 },
      },
    ],
  };
}

function short(text: string): string {
  const letters = [...text];
  return letters.length > NAME_LENGTH ? `${letters.slice(0, NAME_LENGTH).join("")}…` : text;
}
