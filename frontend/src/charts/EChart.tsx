/** A place that ECharts draws in: sized with the page, painted in the page's inks, described for those who do not see it. */
import { useComputedColorScheme } from "@mantine/core";
import { useEffect, useRef } from "react";
import { type EChartsCoreOption, type EChartsType, init } from "./echarts";

export interface Inks {
  ink: string;
  soft: string;
  line: string;
  faint: string;
  paper: string;
  font: string;
}

interface EChartProps {
  /** What is drawn, in a sentence; the numbers stand in a table beside. */
  label: string;
  height: number;
  option: (inks: Inks) => EChartsCoreOption;
  /** Called with the name of a mark's data that was clicked. */
  onOpen?: (id: string) => void;
  /** Called with the chart when it is there, and again whenever its option was set. */
  onMade?: (chart: EChartsType) => void;
  onDrawn?: (chart: EChartsType) => void;
}

export function EChart({ label, height, option, onOpen, onMade, onDrawn }: EChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const calls = useRef({ onOpen, onMade, onDrawn });
  calls.current = { onOpen, onMade, onDrawn };
  const scheme = useComputedColorScheme("light");

  useEffect(() => {
    const node = place.current;
    if (!node) return;
    const made = init(node, undefined, { renderer: "svg" });
    made.on("click", (event) => {
      const id = (event as { data?: { id?: unknown } }).data?.id;
      if (typeof id === "string") calls.current.onOpen?.(id);
    });
    chart.current = made;
    calls.current.onMade?.(made);
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(node);
    return () => {
      observer.disconnect();
      chart.current = null;
      made.dispose();
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another scheme has other inks
  useEffect(() => {
    if (!place.current || !chart.current) return;
    chart.current.setOption(option(inksOf(place.current)), { notMerge: true });
    calls.current.onDrawn?.(chart.current);
  }, [option, scheme]);

  return <div ref={place} role="img" aria-label={label} style={{ height, width: "100%" }} />;
}

function inksOf(node: Element): Inks {
  const style = getComputedStyle(node);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return {
    ink: of("--ink"),
    soft: of("--ink-soft"),
    line: of("--line"),
    faint: of("--line-faint"),
    paper: of("--paper"),
    font: "'Inter Variable', system-ui, sans-serif",
  };
}
