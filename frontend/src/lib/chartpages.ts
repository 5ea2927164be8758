/** Groups of charts, found by words and dealt out over pages: a run may have thousands of metrics. */
import type { ChartGroup } from "./groups";

/** Charts of one page. */
export const PAGE_CHARTS = 60;

export interface ChartPage {
  groups: ChartGroup[];
  /** From 1. */
  page: number;
  pages: number;
  /** Charts that were found, of all pages. */
  found: number;
}

/** The charts whose title, group or metrics hold all the words; a chart of many keeps the metrics that do. */
export function findCharts(groups: readonly ChartGroup[], words: string | undefined): ChartGroup[] {
  const wanted = words?.toLowerCase().split(/\s+/).filter(Boolean) ?? [];
  if (wanted.length === 0) return [...groups];
  const holds = (text: string) => wanted.every((word) => text.toLowerCase().includes(word));
  return groups
    .map((group) => ({
      ...group,
      charts: group.charts.flatMap((chart) => {
        if (holds(`${group.name} ${chart.title}`)) return [chart];
        const keys = chart.keys.filter((key) => holds(`${group.name} ${chart.title} ${key}`));
        return keys.length > 0 ? [{ ...chart, keys }] : [];
      }),
    }))
    .filter((group) => group.charts.length > 0);
}

/** One page of the charts, still in their groups; a page beyond the last one is the last one. */
export function pageOf(groups: readonly ChartGroup[], wanted = 1): ChartPage {
  const found = groups.reduce((count, group) => count + group.charts.length, 0);
  const pages = Math.max(1, Math.ceil(found / PAGE_CHARTS));
  const page = Math.min(Math.max(1, wanted), pages);
  let passed = 0;
  const shown = groups.flatMap((group) => {
    const first = (page - 1) * PAGE_CHARTS - passed;
    passed += group.charts.length;
    const charts = group.charts.slice(Math.max(0, first), Math.max(0, first + PAGE_CHARTS));
    return charts.length > 0 ? [{ ...group, charts }] : [];
  });
  return { groups: shown, page, pages, found };
}
