import { formatPercent } from "../../../core/locale/format.ts";
import type { Language } from "../../../core/locale/language.ts";
import type { Cell, Chart, Column, ColumnKind, Table } from "../../../core/results.ts";
import { digitsOf } from "../cell-text.ts";
import { packSpeaker, type Say } from "../messages.ts";
import { cohortDigits } from "./cohort.ts";
import { chartDigits } from "./context.ts";
import { curveDigits } from "./curve.ts";
import { distributionDigits, probabilityDigits } from "./distribution.ts";
import { conversionDigits, dayDigits } from "./funnel.ts";
import { intervalDigits } from "./intervals.ts";
import { lineDates } from "./line.ts";

interface Data {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly note?: string;
}

const column = (key: string, label: string, kind: ColumnKind = "text", digits = digitsOf(kind)): Column => ({
  key,
  label,
  kind,
  digits,
  total: "none",
});

const funnelData = (chart: Extract<Chart, { kind: "funnel" }>, say: Say): Data => {
  const digits = conversionDigits(chart);
  return {
    columns: [
      column("step", say("step")),
      column("count", say("count"), "integer"),
      column("conversion", say("stepConversion"), "percent", digits),
      column("low", say("low"), "percent", digits),
      column("high", say("high"), "percent", digits),
      column("days", say("medianDays"), "days", dayDigits(chart)),
    ],
    rows: chart.steps.map(({ label, count, conversion, medianDays }) => [
      label,
      count,
      conversion?.value ?? null,
      conversion?.low ?? null,
      conversion?.high ?? null,
      medianDays,
    ]),
  };
};

const cohortData = (chart: Extract<Chart, { kind: "cohort" }>, say: Say): Data => ({
  columns: [
    column("cohort", say("cohort")),
    column("size", say("size"), "integer"),
    ...chart.ages.map((age, i) => column(`age${i}`, age, chart.unit, cohortDigits(chart))),
  ],
  rows: [
    ...chart.rows.map(({ label, size, values }) => [label, size, ...chart.ages.map((_, i) => values[i] ?? null)]),
    [say("weightedAverage"), null, ...chart.ages.map((_, i) => chart.average[i]?.value ?? null)],
  ],
  note: `${say("cohortsUsed")}: ${chart.ages.map((age, i) => `${age}: ${chart.average[i]?.cohorts ?? 0}`).join("; ")}`,
});

const barData = (chart: Extract<Chart, { kind: "bars" }>, say: Say): Data => {
  const values = chart.bars.flatMap(({ value, comparison }) => [value, comparison ?? 0]);
  const digits = chartDigits(chart.unit, values);
  const compared = chart.bars.some(({ comparison }) => comparison !== undefined && comparison !== null);
  return {
    columns: [
      column("item", say("item")),
      column("value", say("value"), chart.unit, digits),
      ...(compared ? [column("comparison", chart.comparisonLabel ?? say("comparison"), chart.unit, digits)] : []),
    ],
    rows: chart.bars.map(({ label, value, comparison }) => [label, value, ...(compared ? [comparison ?? null] : [])]),
  };
};

const lineData = (chart: Extract<Chart, { kind: "line" }>, say: Say, language: Language): Data => {
  const values = chart.series.flatMap(({ points }) => points.map(({ y }) => y));
  const digits = chartDigits(chart.unit, values);
  const bands = chart.bands ?? [];
  const { goal } = chart;
  return {
    columns: [
      column("date", say("date"), "date"),
      ...chart.series.map(({ label }, i) => column(`series${i}`, label, chart.unit, digits)),
      ...bands.flatMap(({ level }, i) => {
        const name = { level: formatPercent(level, 0, language) };
        return [
          column(`low${i}`, say("lowOf", name), chart.unit, digits),
          column(`high${i}`, say("highOf", name), chart.unit, digits),
        ];
      }),
      ...(goal === undefined ? [] : [column("goal", goal.label, chart.unit, digits)]),
    ],
    rows: lineDates(chart).map((date) => [
      date,
      ...chart.series.map(({ points }) => points.find(({ x }) => x === date)?.y ?? null),
      ...bands.flatMap(({ points }) => {
        const point = points.find(({ x }) => x === date);
        return [point?.low ?? null, point?.high ?? null];
      }),
      ...(goal === undefined ? [] : [goal.value]),
    ]),
  };
};

const waterfallData = (chart: Extract<Chart, { kind: "waterfall" }>, say: Say): Data => ({
  columns: [column("item", say("item")), column("value", say("value"), "money")],
  rows: [chart.opening, ...chart.changes, chart.closing].map(({ label, value }) => [label, value]),
});

const intervalData = (chart: Extract<Chart, { kind: "intervals" }>, say: Say): Data => {
  const digits = intervalDigits(chart);
  const { reference } = chart;
  const row = (ranked: boolean) => (entry: (typeof chart.entries)[number]) => [
    entry.label,
    entry.n,
    entry.value,
    entry.low,
    entry.high,
    ranked,
  ];
  return {
    columns: [
      column("item", say("item")),
      column("n", "n", "integer"),
      column("value", say("value"), chart.unit, digits),
      column("low", say("low"), chart.unit, digits),
      column("high", say("high"), chart.unit, digits),
      column("ranked", say("ranked")),
    ],
    rows: [
      ...chart.entries.map(row(true)),
      ...(chart.unranked ?? []).map(row(false)),
      ...(reference === undefined ? [] : [[reference.label, null, reference.value, null, null, null]]),
    ],
    ...(chart.unrankedReason === undefined ? {} : { note: `${say("notRanked")}: ${chart.unrankedReason}` }),
  };
};

const distributionData = (chart: Extract<Chart, { kind: "distribution" }>, say: Say): Data => {
  const digits = distributionDigits(chart);
  const { goal } = chart;
  return {
    columns: [
      column("mark", say("mark")),
      column("from", say("from"), chart.unit, digits),
      column("to", say("to"), chart.unit, digits),
      column("probability", say("probability"), "percent", probabilityDigits),
    ],
    rows: [
      ...chart.marks.map(({ label, value }) => [label, value, null, null]),
      ...(goal === undefined ? [] : [[goal.label, goal.value, null, goal.probability]]),
      ...chart.steps.map(({ from, to, probability }) => [null, from, to, probability]),
    ],
  };
};

const curveData = (chart: Extract<Chart, { kind: "curve" }>, say: Say): Data => {
  const digits = curveDigits(chart);
  return {
    columns: [
      column("series", say("series")),
      column("x", chart.xLabel, chart.xUnit, digits.x),
      column("y", chart.yLabel, chart.yUnit, digits.y),
    ],
    rows: [
      ...chart.marks.map(({ label, x, y }) => [label, x, y]),
      ...chart.series.flatMap(({ label, points }) => points.map(({ x, y }) => [label, x, y])),
    ],
  };
};

const dataOf = (chart: Chart, language: Language): Data => {
  const say = packSpeaker(language);
  switch (chart.kind) {
    case "funnel":
      return funnelData(chart, say);
    case "cohort":
      return cohortData(chart, say);
    case "bars":
      return barData(chart, say);
    case "line":
      return lineData(chart, say, language);
    case "waterfall":
      return waterfallData(chart, say);
    case "intervals":
      return intervalData(chart, say);
    case "distribution":
      return distributionData(chart, say);
    case "curve":
      return curveData(chart, say);
  }
};

/** Every figure a chart draws as a table with the chart's title; no totals, since a chart's rows need not add up. */
export const chartTable = (chart: Chart, id: string, language: Language): Table => ({
  id,
  title: chart.title,
  definition: chart.alternative,
  ...dataOf(chart, language),
});
