import type { BarChart } from "../../../core/results.ts";
import { linear } from "../scale.ts";
import { label, line, rectangle } from "../svg.ts";
import { type ChartContext, chartDigits, type Drawing, emptyDrawing, isNarrow, valueText, widest } from "./context.ts";
import { rowColumns, rowName } from "./rows.ts";
import { unitLine } from "./unit-line.ts";

/**
 * Horizontal bars from a common zero, the comparison as a thin mark across each, both values at the right. Negative values run to the
 * left of zero. Where some bars are highlighted the others take the comparison colour.
 */
export const drawBars = (chart: BarChart, context: ChartContext): Drawing => {
  if (chart.bars.length === 0) return emptyDrawing(context);
  const values = chart.bars.flatMap(({ value, comparison }) => [value, comparison ?? 0]);
  const digits = chartDigits(chart.unit, values);
  const text = (value: number) => valueText(value, chart.unit, digits, context.language);
  const figures = widest(
    chart.bars.map(({ value }) => text(value)),
    true,
  );
  const names = rowColumns(
    context,
    chart.bars.map((bar) => bar.label),
    Math.max(figures, widest(values.map(text))),
  );
  const x = linear(Math.min(0, ...values), Math.max(0, ...values), names.start, names.end);
  const flat = values.every((value) => value === 0);
  const zero = flat ? names.start : x(0);
  const anyHighlighted = chart.bars.some((bar) => bar.highlighted === true);
  const compared = chart.bars.some((bar) => bar.comparison !== undefined && bar.comparison !== null);

  const head = unitLine(chart.unit, context, compared ? chart.comparisonLabel : undefined);
  let y = head.height;
  let body = head.markup;
  const top = y;
  for (const bar of chart.bars) {
    const accent = !anyHighlighted || bar.highlighted === true;
    const name = rowName(bar.label, y + 14, names, accent && anyHighlighted ? "strong" : "");
    const hasComparison = (bar.comparison ?? null) !== null;
    const above = isNarrow(context) ? Math.max(name.lines, hasComparison ? 2 : 1) * 17 + 6 : 0;
    const barY = y + above + (isNarrow(context) ? 0 : 2);
    const between = (value: number) => (flat ? 0 : x(value));
    body += name.markup;
    if (!flat) {
      const end = between(bar.value);
      body += rectangle(Math.min(zero, end), barY, Math.abs(end - zero), 16, {
        fill: `var(--${accent ? "accent" : "comparison"})`,
      });
    }
    body += label(context.width, y + 14, text(bar.value), { anchor: "end", style: "strong" });
    const comparison = bar.comparison ?? null;
    if (comparison !== null) {
      const at = between(comparison);
      if (!flat) body += line(at, barY - 4, at, barY + 20, { class: "tick-mark" });
      body += label(context.width, y + 31, text(comparison), { anchor: "end", style: "muted" });
    }
    const marks = above + (compared ? 22 : 18);
    y += Math.max(marks, name.lines * 17, comparison === null ? 17 : 34) + 10;
  }
  if (!isNarrow(context) || zero > names.start) body += line(zero, top - 4, zero, y - 6, { class: "axis" });
  return { width: context.width, height: y, body };
};
