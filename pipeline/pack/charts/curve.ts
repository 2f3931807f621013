import type { CurveChart } from "../../../core/results.ts";
import { categories } from "../palette.ts";
import { linear, niceRange } from "../scale.ts";
import { element, label, labels, line, path } from "../svg.ts";
import { shorten, textWidth, wrap } from "../text-width.ts";
import { axisTicks, horizontalAxis, verticalAxis } from "./axis.ts";
import { type ChartContext, chartDigits, type Drawing, emptyDrawing, isNarrow, valueText } from "./context.ts";
import { directLabels, legend } from "./direct-labels.ts";

type Point = CurveChart["marks"][number] | { readonly x: number; readonly y: number };

/** The decimals of the chart's two axes. */
export const curveDigits = (chart: CurveChart): { readonly x: number; readonly y: number } => {
  const points: readonly Point[] = [...chart.series.flatMap(({ points: own }) => own), ...chart.marks];
  return {
    x: chartDigits(
      chart.xUnit,
      points.map(({ x }) => x),
    ),
    y: chartDigits(
      chart.yUnit,
      points.map(({ y }) => y),
    ),
  };
};

/** Vertical jumps of a curve: neighbouring points with equal x. */
const cliffs = (points: readonly Point[]) =>
  points.flatMap((point, i) => {
    const next = points[i + 1];
    return next !== undefined && next.x === point.x && next.y !== point.y ? [[point, next] as const] : [];
  });

/**
 * y over x from zero, at most five curves in colour (the rest stand in the table), jumps drawn as dashed cliffs in the caution colour, marks
 * such as the target point as labelled rings.
 */
export const drawCurve = (chart: CurveChart, context: ChartContext): Drawing => {
  const shown = chart.series.filter(({ points }) => points.length > 0).slice(0, categories.length);
  const points: readonly Point[] = [...shown.flatMap(({ points: own }) => own), ...chart.marks];
  if (points.length === 0) return emptyDrawing(context);
  const narrow = isNarrow(context);
  const xs = points.map(({ x }) => x);
  const xRange = [Math.min(...xs), Math.max(...xs)] as const;
  const yRange = niceRange(
    points.map(({ y }) => y),
    true,
  );
  const amounts = axisTicks(yRange, chart.yUnit, 5, context);
  const digits = curveDigits(chart);
  const direct = !narrow && shown.length > 1;
  const right = direct ? Math.min(170, Math.max(...shown.map((series) => textWidth(series.label)))) + 16 : 24;
  const left = amounts.width + 10;
  const end = context.width - right;
  const unit = chart.yUnit === "money" ? ` (${context.currency})` : "";
  const keys =
    shown.length > 1 && narrow
      ? legend(
          shown.map((series, i) => ({ text: series.label, stroke: categories[i] as string, dashed: false })),
          22,
          context.width,
        )
      : { markup: "", height: 0 };
  const top = 34 + keys.height;
  const bottom = top + 260;
  const x = linear(xRange[0], xRange[1], left + 6, end - 6);
  const y = linear(yRange[0], yRange[1], bottom, top);

  let body = label(0, 14, shorten(`${chart.yLabel}${unit}`, context.width), { style: "muted" }) + keys.markup;
  body += verticalAxis(amounts, y, left, end);
  shown.forEach((series, i) => {
    const drawn = series.points.flatMap((point, at) => {
      const jump = at > 0 && series.points[at - 1]?.x === point.x;
      return jump ? [null, point] : [point];
    });
    const stroke = { fill: "none", stroke: `var(--${categories[i]})`, "stroke-width": 2.5, "stroke-linejoin": "round" };
    body += element("path", {
      d: path(drawn.map((point) => (point === null ? null : { x: x(point.x), y: y(point.y) }))),
      ...stroke,
    });
    for (const [from, to] of cliffs(series.points))
      body += line(x(from.x), y(from.y), x(to.x), y(to.y), { class: "cliff" });
    const [only] = series.points;
    if (series.points.length === 1 && only !== undefined) {
      body += element("circle", { cx: x(only.x), cy: y(only.y), r: 4, fill: `var(--${categories[i]})` });
    }
  });
  for (const mark of chart.marks) {
    const [cx, cy] = [x(mark.x), y(mark.y)];
    const values = `${valueText(mark.x, chart.xUnit, digits.x, context.language)} → ${valueText(mark.y, chart.yUnit, digits.y, context.language)}`;
    const lines = [...wrap(mark.label, 180, 2), values];
    const wide = Math.max(...lines.map((part) => textWidth(part)));
    const toLeft = cx + 12 + wide > context.width;
    const roomBelow = cy + 20 + lines.length * 17 < bottom;
    const down = roomBelow && (!toLeft || cy - lines.length * 17 < top);
    const at = toLeft ? Math.max(wide, cx - 12) : cx + 12;
    body += element("circle", { cx, cy, r: 5, class: "open" });
    body += labels(at, down ? cy + 20 : cy - lines.length * 17 + 6, lines, {
      anchor: toLeft ? "end" : "start",
      style: "halo",
    });
  }
  if (direct) {
    const wanted = shown.map((series, i) => ({
      at: y((series.points[series.points.length - 1] as Point).y),
      text: series.label,
      style: `c${i}`,
    }));
    body += directLabels(wanted, end + 8, right - 8, top, bottom);
  }
  const ticks = axisTicks(xRange, chart.xUnit, narrow ? 4 : 8, context);
  body += horizontalAxis(
    ticks.values.map((value, i) => ({ x: x(value), text: ticks.texts[i] as string })),
    bottom,
    context.width,
  );
  body += label(end, bottom + 38, shorten(chart.xLabel, context.width - left), { anchor: "end", style: "muted" });
  const more = chart.series.length - shown.length;
  if (more > 0) body += label(left, bottom + 58, context.say("othersInTable", { count: more }), { style: "muted" });
  return { width: context.width, height: bottom + (more > 0 ? 66 : 46), body };
};
