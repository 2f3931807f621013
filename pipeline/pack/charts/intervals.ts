import { formatNumber } from "../../../core/locale/format.ts";
import type { IntervalChart } from "../../../core/results.ts";
import { linear } from "../scale.ts";
import { element, label, labels, line } from "../svg.ts";
import { textWidth, wrap } from "../text-width.ts";
import {
  type ChartContext,
  chartDigits,
  type Drawing,
  emptyDrawing,
  estimateText,
  isNarrow,
  valueText,
  widest,
} from "./context.ts";
import { rowColumns, rowName } from "./rows.ts";
import { unitLine } from "./unit-line.ts";

type Entry = IntervalChart["entries"][number];

/** The decimals of the chart's values. */
export const intervalDigits = (chart: IntervalChart): number =>
  chartDigits(
    chart.unit,
    [...chart.entries, ...(chart.unranked ?? [])].flatMap(({ value }) => [value]),
  );

/** Dots with their intervals in the given order, a reference as a rule; unranked entries below, in grey, with the reason. */
export const drawIntervals = (chart: IntervalChart, context: ChartContext): Drawing => {
  const unranked = chart.unranked ?? [];
  const all = [...chart.entries, ...unranked];
  const ends = all
    .flatMap(({ value, low, high }) => [value, low, high])
    .filter((value): value is number => value !== null);
  if (all.length === 0) return emptyDrawing(context);
  if (chart.reference !== undefined) ends.push(chart.reference.value);
  const digits = intervalDigits(chart);
  const estimate = (entry: Entry) => estimateText(entry, chart.unit, digits, context) || "–";
  const sample = (entry: Entry) => context.say("sample", { count: formatNumber(entry.n, 0, context.language) });
  const figures = widest(all.map(estimate)) + 16 + widest(all.map(sample));
  const narrow = isNarrow(context);
  const zone = rowColumns(
    context,
    all.map((entry) => entry.label),
    narrow ? 0 : figures,
  );
  const low = Math.min(0, ...ends);
  const high = Math.max(...ends, low + (chart.unit === "percent" ? 0.01 : 1));
  const x = linear(low, high, zone.start + 7, zone.end - 7);

  const head = unitLine(chart.unit, context);
  let body = head.markup;
  let y = head.height;
  const { reference } = chart;
  if (reference !== undefined) {
    const text = wrap(
      `${reference.label} ${valueText(reference.value, chart.unit, digits, context.language)}`,
      context.width * 0.5,
      2,
    );
    const half = Math.max(...text.map((part) => textWidth(part))) / 2;
    body += labels(Math.max(half, Math.min(context.width - half, x(reference.value))), y + 14, text, {
      anchor: "middle",
      style: "muted",
    });
    y += text.length * 17 + 6;
  }
  const top = y;
  const row = (entry: Entry, ranked: boolean): void => {
    const name = rowName(entry.label, y + 15, zone, "");
    const middle = narrow ? y + name.lines * 17 + 12 : y + 10;
    const fill = ranked ? "accent" : "comparison";
    body += name.markup;
    if (entry.low !== null && entry.high !== null) {
      body += line(x(entry.low), middle, x(entry.high), middle, { stroke: `var(--${fill})`, "stroke-width": 2 });
    }
    if (entry.value !== null) {
      body += element("circle", {
        cx: x(entry.value),
        cy: middle,
        r: 5,
        ...(ranked ? { fill: `var(--${fill})` } : { class: "open" }),
      });
    }
    const figureY = narrow ? middle + 24 : y + 15;
    const crowded = narrow && textWidth(estimate(entry)) + textWidth(sample(entry)) + 16 > context.width;
    const sampleY = crowded ? figureY + 17 : figureY;
    const estimateEnd = context.width - widest(all.map(sample)) - 16;
    body += label(narrow ? 0 : estimateEnd, figureY, estimate(entry), { anchor: narrow ? "start" : "end" });
    body += label(context.width, sampleY, sample(entry), { anchor: "end", style: "muted" });
    y = Math.max(narrow ? sampleY : middle + 6, y + name.lines * 17) + 11;
  };
  for (const entry of chart.entries) row(entry, true);
  const rankedEnd = y;
  if (unranked.length > 0) {
    const reason = `${context.say("notRanked")}${chart.unrankedReason === undefined ? "" : `: ${chart.unrankedReason}`}`;
    const lines = wrap(reason, context.width, 3);
    body += line(0, y + 2, context.width, y + 2, { class: "axis" }) + labels(0, y + 22, lines, { style: "muted" });
    y += lines.length * 17 + 16;
    for (const entry of unranked) row(entry, false);
  }
  const rule =
    reference === undefined
      ? ""
      : line(x(reference.value), top - 4, x(reference.value), rankedEnd - 2, { class: "rule" });
  const base = line(x(0), top - 4, x(0), rankedEnd - 2, { class: "grid" });
  return { width: context.width, height: y, body: base + rule + body };
};
