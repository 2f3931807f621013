import { formatNumber } from "../../../core/locale/format.ts";
import type { FunnelChart } from "../../../core/results.ts";
import { linear } from "../scale.ts";
import { label, labels, line, rectangle } from "../svg.ts";
import { wrap } from "../text-width.ts";
import {
  type ChartContext,
  type Drawing,
  emptyDrawing,
  estimateText,
  isNarrow,
  percentDigits,
  widest,
} from "./context.ts";
import { rowColumns, rowName } from "./rows.ts";

const barHeight = 22;

/** The decimals of the funnel's conversions. */
export const conversionDigits = (chart: FunnelChart): number =>
  percentDigits(chart.steps.flatMap(({ conversion }) => [conversion?.value ?? null]));

/** The decimals of the days in stage: one where any median is not whole. */
export const dayDigits = (chart: FunnelChart): number =>
  chart.steps.every(({ medianDays }) => medianDays === null || Number.isInteger(medianDays)) ? 0 : 1;

/**
 * Bars of the counts from a common zero; between two bars the conversion of the step with its interval, which also lies as a thin line below
 * the end of the bar; the median days in the stage at the right. A highlighted step loses those who don't go on, so the conversion after it is
 * set off with it.
 */
export const drawFunnel = (chart: FunnelChart, context: ChartContext): Drawing => {
  if (chart.steps.length === 0) return emptyDrawing(context);
  const { say, language } = context;
  const narrow = isNarrow(context);
  const count = (value: number) => formatNumber(value, 0, language);
  const dayDecimals = dayDigits(chart);
  const days = (value: number | null) => (value === null ? "–" : formatNumber(value, dayDecimals, language));
  const withDays = chart.steps.some(({ medianDays }) => medianDays !== null);
  const counts = chart.steps.map((step) => step.count);
  const countWidth = widest([...counts.map(count), say("count")], true);
  const dayHead = withDays ? wrap(say("medianDays"), narrow ? 90 : 110, 3) : [];
  const dayWidth = withDays
    ? Math.max(widest(dayHead), widest(chart.steps.map(({ medianDays }) => days(medianDays)))) + 16
    : 0;
  const columns = rowColumns(
    context,
    chart.steps.map((step) => step.label),
    countWidth + dayWidth,
  );
  const most = Math.max(...counts);
  const x = linear(0, most === 0 ? 1 : most, columns.start, columns.end);
  const digits = conversionDigits(chart);

  const headHeight = Math.max(1, dayHead.length) * 17 + 8;
  const countEnd = context.width - dayWidth;
  let body = label(countEnd, 14, say("count"), { anchor: "end", style: "muted" });
  body += labels(context.width, 14, dayHead, { anchor: "end", style: "muted" });
  let y = headHeight;
  const top = y;
  chart.steps.forEach((step, i) => {
    if (step.conversion !== null && i > 0) {
      const text = estimateText(step.conversion, "percent", digits, context);
      if (text !== "")
        body += label(columns.start + 6, y + 16, `↓ ${text}`, {
          style: chart.steps[i - 1]?.highlighted === true ? "strong" : "muted",
        });
      y += 26;
    }
    const style = step.highlighted === true ? "strong" : "";
    const name = rowName(step.label, y + 16, columns, style);
    const above = narrow ? name.lines * 17 + 4 : 0;
    const barY = y + above;
    body += name.markup;
    body += rectangle(columns.start, barY, x(step.count) - columns.start, barHeight, {
      fill: `var(--${step.highlighted === true || !chart.steps.some((s) => s.highlighted === true) ? "accent" : "comparison"})`,
    });
    const before = counts[i - 1];
    const { low = null, high = null } = step.conversion ?? {};
    if (before !== undefined && low !== null && high !== null) {
      const [from, to, under] = [x(before * low), x(before * high), barY + barHeight + 5];
      body += line(from, under, to, under, { class: "whisker" });
      for (const end of [from, to]) body += line(end, under - 3, end, under + 3, { class: "whisker" });
    }
    body += label(countEnd, y + 16, count(step.count), { anchor: "end", style: "strong" });
    if (withDays) body += label(context.width, y + 16, days(step.medianDays), { anchor: "end" });
    y += Math.max(above + barHeight + 6, name.lines * 17) + 4;
  });
  if (!narrow) body += line(columns.start, top - 4, columns.start, y, { class: "axis" });
  return { width: context.width, height: y + 4, body };
};
