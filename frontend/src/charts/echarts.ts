/** The parts of ECharts that the page draws with: this is all of it that a browser loads, and only when it is needed. */
import { LineChart, ParallelChart, ScatterChart } from "echarts/charts";
import { GridComponent, ParallelComponent, TooltipComponent, VisualMapComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([
  ScatterChart,
  LineChart,
  ParallelChart,
  GridComponent,
  ParallelComponent,
  TooltipComponent,
  VisualMapComponent,
  SVGRenderer,
]);

export type { EChartsCoreOption, EChartsType } from "echarts/core";
export { init };
