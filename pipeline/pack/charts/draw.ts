import type { Chart } from "../../../core/results.ts";
import { escapeText } from "../escape.ts";
import { element } from "../svg.ts";
import { drawBars } from "./bars.ts";
import { drawCohort } from "./cohort.ts";
import type { ChartContext, Drawing } from "./context.ts";
import { drawCurve } from "./curve.ts";
import { drawDistribution } from "./distribution.ts";
import { drawFunnel } from "./funnel.ts";
import { drawIntervals } from "./intervals.ts";
import { drawLine } from "./line.ts";
import { drawWaterfall } from "./waterfall.ts";

const drawing = (chart: Chart, context: ChartContext): Drawing => {
  switch (chart.kind) {
    case "funnel":
      return drawFunnel(chart, context);
    case "cohort":
      return drawCohort(chart, context);
    case "bars":
      return drawBars(chart, context);
    case "line":
      return drawLine(chart, context);
    case "waterfall":
      return drawWaterfall(chart, context);
    case "intervals":
      return drawIntervals(chart, context);
    case "distribution":
      return drawDistribution(chart, context);
    case "curve":
      return drawCurve(chart, context);
  }
};

/** A chart as an SVG element with its text alternative; `id` must be unique in the page. Colours are the page's custom properties. */
export const drawChart = (chart: Chart, id: string, context: ChartContext): string => {
  const { width, height, body } = drawing(chart, context);
  return element(
    "svg",
    {
      class: "chart",
      viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`,
      width: Math.ceil(width),
      height: Math.ceil(height),
      role: "img",
      "aria-labelledby": `${id}-t ${id}-d`,
    },
    element("title", { id: `${id}-t` }, escapeText(chart.title)),
    element("desc", { id: `${id}-d` }, escapeText(chart.alternative)),
    body,
  );
};
