import { formatNumber } from "../../../core/locale/format.ts";
import type { CohortChart } from "../../../core/results.ts";
import { sequenceSteps } from "../palette.ts";
import { element, label, labels, line, rectangle } from "../svg.ts";
import { shorten, wrap } from "../text-width.ts";
import { type ChartContext, type Drawing, emptyDrawing, isNarrow, percentDigits, widest } from "./context.ts";

const rowHeight = 28;

/** Decimals of the cells: whole percent, or one decimal where shares are below 10% or the values are plain numbers with fractions. */
export const cohortDigits = (chart: CohortChart): number => {
  const values = chart.rows.flatMap((row) => row.values);
  if (chart.unit === "percent") return percentDigits(values);
  return values.every((value) => value === null || Number.isInteger(value)) ? 0 : 1;
};

/** The size column's and cells' texts; a percentage stands without its sign, which the head names once. */
export const cohortCell = (value: number, chart: CohortChart, { language }: Pick<ChartContext, "language">): string =>
  formatNumber(chart.unit === "percent" ? Number((value * 100).toPrecision(12)) : value, cohortDigits(chart), language);

/**
 * A heat map of cohorts by age: size at the left, the value printed in each cell, unfinished cells empty with an edge, the weighted average
 * and the number of cohorts it rests on as the last rows. Grows beyond the width where the ages need it (the page scrolls it).
 */
export const drawCohort = (chart: CohortChart, context: ChartContext): Drawing => {
  if (chart.rows.length === 0 || chart.ages.length === 0) return emptyDrawing(context);
  const { say, language } = context;
  const sizes = chart.rows.map((row) => formatNumber(row.size, 0, language));
  const averages = chart.ages.map((_, i) => chart.average[i] ?? { value: null, cohorts: 0 });
  const nameTexts = [...chart.rows.map((row) => row.label), say("cohort")];
  const averageName = wrap(say("weightedAverage"), 150, 2, 13, true);
  const usedName = wrap(say("cohortsUsed"), 150, 2);
  const nameWidth = Math.min(
    Math.max(widest(nameTexts), widest(averageName, true), widest(usedName)),
    isNarrow(context) ? 110 : 220,
  );
  const sizeWidth = widest([...sizes, say("size")]);
  const start = nameWidth + sizeWidth + 24;
  const texts = chart.rows.flatMap((row) =>
    row.values.map((value) => (value === null ? "" : cohortCell(value, chart, context))),
  );
  const least = Math.max(
    30,
    widest([...texts, ...averages.map(({ cohorts }) => String(cohorts))], true) + 8,
    widest(chart.ages) + 6,
  );
  const cell = Math.max(least, Math.min(64, (context.width - start) / chart.ages.length));
  const width = Math.max(context.width, start + cell * chart.ages.length);

  const known = chart.rows.flatMap((row) => row.values).filter((value): value is number => value !== null);
  const low = Math.min(...known);
  const high = Math.max(...known);
  const step = (value: number) =>
    high === low
      ? Math.floor(sequenceSteps / 2)
      : Math.min(sequenceSteps - 1, Math.floor(((value - low) / (high - low)) * sequenceSteps));
  const square = (value: number | null, x: number, y: number): string => {
    if (value === null) return rectangle(x + 1.5, y + 1.5, cell - 3, rowHeight - 3, { class: "unknown" });
    const tone = step(value);
    return (
      rectangle(x + 1, y + 1, cell - 2, rowHeight - 2, { fill: `var(--heat${tone})` }) +
      element(
        "text",
        { x: x + cell / 2, y: y + 18.5, "text-anchor": "middle", style: `fill:var(--heat${tone}-text)` },
        cohortCell(value, chart, context),
      )
    );
  };

  const unit = chart.unit === "percent" ? ` ${say("inPercent")}` : "";
  let body = label(start, 14, shorten(`${chart.ageLabel}${unit}`, width - start), { style: "muted" });
  body += label(0, 36, say("cohort"), { style: "muted" });
  body += label(nameWidth + 12 + sizeWidth, 36, say("size"), { anchor: "end", style: "muted" });
  chart.ages.forEach((age, i) => {
    body += label(start + (i + 0.5) * cell, 36, age, { anchor: "middle", style: "tick" });
  });
  let y = 44;
  chart.rows.forEach((row, i) => {
    body += label(0, y + 18.5, shorten(row.label, nameWidth));
    body += label(nameWidth + 12 + sizeWidth, y + 18.5, sizes[i] as string, { anchor: "end" });
    chart.ages.forEach((_, age) => {
      body += square(row.values[age] ?? null, start + age * cell, y);
    });
    y += rowHeight;
  });
  body += line(0, y + 5, start + cell * chart.ages.length, y + 5, { class: "axis" });
  y += 10;
  body += labels(
    0,
    y + 18.5,
    averageName.map((text) => shorten(text, nameWidth, 13, true)),
    { style: "strong" },
  );
  averages.forEach(({ value }, i) => {
    const at = start + (i + 0.5) * cell;
    if (value === null)
      body += rectangle(start + i * cell + 1.5, y + 1.5, cell - 3, rowHeight - 3, { class: "unknown" });
    else body += label(at, y + 18.5, cohortCell(value, chart, context), { anchor: "middle", style: "strong" });
  });
  y += Math.max(rowHeight, averageName.length * 17 + 8);
  body += labels(
    0,
    y + 18.5,
    usedName.map((text) => shorten(text, nameWidth)),
    { style: "muted" },
  );
  averages.forEach(({ cohorts }, i) => {
    body += label(start + (i + 0.5) * cell, y + 18.5, formatNumber(cohorts, 0, language), {
      anchor: "middle",
      style: "tick",
    });
  });
  return { width, height: y + Math.max(rowHeight, usedName.length * 17 + 8), body };
};
