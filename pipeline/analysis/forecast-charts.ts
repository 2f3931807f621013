import { formatPercent } from "../../core/locale/format.ts";
import { speaker } from "../../core/locale/message.ts";
import { exact, toNumber } from "../../core/money/exact.ts";
import type { DistributionChart, IntervalChart, LineChart } from "../../core/results.ts";
import type { RunParameters } from "../parameters.ts";
import type { QuarterForecast } from "./forecast-methods.ts";
import type { BookingSeries } from "./forecast-series.ts";
import { forecastTableMessages } from "./messages/forecast-tables.ts";
import { wordingOf } from "./wording.ts";

/** One way's figures as numbers, with the number of deals, quarters or months it rests on. */
export interface Way {
  readonly name: "deals" | "run" | "series";
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

const shownMonths = 36;

/** The ways that can tell, in the order of the report. */
export const waysOf = ({ distribution, runRate, series, open }: QuarterForecast): Way[] => [
  ...(distribution === null
    ? []
    : [
        {
          name: "deals" as const,
          value: distribution.mean,
          low: distribution.p10,
          high: distribution.p90,
          n: open,
        },
      ]),
  ...(runRate === null
    ? []
    : [
        {
          name: "run" as const,
          value: toNumber(runRate.value),
          low: toNumber(runRate.low),
          high: toNumber(runRate.high),
          n: runRate.quarters.length,
        },
      ]),
  ...(series === null
    ? []
    : [
        {
          name: "series" as const,
          value: series.total.forecast,
          low: series.total.low80,
          high: series.total.high80,
          n: series.months.length,
        },
      ]),
];

/** The ways as dots with their ranges beside the goal. */
export const waysChart = (
  ways: readonly Way[],
  { period, goal }: QuarterForecast,
  parameters: RunParameters,
): IntervalChart => {
  const say = speaker(forecastTableMessages, parameters.language);
  const { money, period: inWords } = wordingOf(parameters);
  const ordered = [...ways].sort((a, b) => a.value - b.value);
  const [least] = ordered;
  const most = ordered[ordered.length - 1];
  if (least === undefined || most === undefined) throw new Error("A forecast has at least one way.");
  return {
    kind: "intervals",
    title:
      ways.length === 1
        ? say("chartWaysOne", { method: say(least.name) })
        : say("chartWays", { least: say(least.name), most: say(most.name) }),
    alternative: say("chartWaysAlternative", {
      period: inWords(period.label),
      list: ways
        .map(({ name, value, low, high }) => `${say(name)} ${money(value)} (${money(low)} – ${money(high)})`)
        .join("; "),
    }),
    unit: "money",
    entries: ways.map(({ name, value, low, high, n }) => ({ label: say(name), value, low, high, n })),
    ...(goal === null ? {} : { reference: { label: say("goal"), value: toNumber(exact(goal.quota)) } }),
  };
};

/** The distribution from the deals with P10, P50, P90 and the goal; null where it can't be told. */
export const distributionChart = (
  { distribution, goal }: QuarterForecast,
  parameters: RunParameters,
): DistributionChart | null => {
  if (distribution === null) return null;
  const say = speaker(forecastTableMessages, parameters.language);
  const { money } = wordingOf(parameters);
  const { p10, p50, p90, atLeastTarget, histogram } = distribution;
  const texts = { low: money(p10), middle: money(p50), high: money(p90) };
  return {
    kind: "distribution",
    title: say("chartDistribution", texts),
    alternative: say("chartDistributionAlternative", texts),
    unit: "money",
    steps: histogram,
    marks: [
      { label: "P10", value: p10 },
      { label: "P50", value: p50 },
      { label: "P90", value: p90 },
    ],
    ...(goal === null || atLeastTarget === null
      ? {}
      : { goal: { label: say("goal"), value: toNumber(exact(goal.quota)), probability: atLeastTarget } }),
  };
};

/** Monthly bookings and their continuation with bands, each month at its last day. */
export const seriesChart = (
  { months, ahead, result, total }: BookingSeries,
  { period }: QuarterForecast,
  parameters: RunParameters,
): LineChart => {
  const say = speaker(forecastTableMessages, parameters.language);
  const { money, month, period: inWords } = wordingOf(parameters);
  const past = months.slice(-shownMonths).map(({ period: own, bookings }) => ({ x: own.end, y: bookings }));
  const next = ahead.map(({ end }, i) => ({ x: end, row: result.rows[i] as (typeof result.rows)[number] }));
  const last = past[past.length - 1] as (typeof past)[number];
  const band = (level: number, low: "low80" | "low95", high: "high80" | "high95") => ({
    level,
    points: [
      { x: last.x, low: last.y, high: last.y },
      ...next.map(({ x, row }) => ({ x, low: row[low], high: row[high] })),
    ],
  });
  return {
    kind: "line",
    title: say("chartSeries", { money: money(total.forecast), period: inWords(period.label) }),
    alternative: say("chartSeriesAlternative", {
      list: [
        ...past.map(({ x, y }) => `${month(x)} ${money(y)}`),
        ...next.map(
          ({ x, row }) =>
            `${month(x)} ${money(row.forecast)} (${formatPercent(0.8, 0, parameters.language)}: ${money(row.low80)} – ${money(row.high80)})`,
        ),
      ].join("; "),
    }),
    unit: "money",
    series: [
      {
        label: say("series"),
        role: "accent",
        points: [...past, ...next.map(({ x, row }) => ({ x, y: row.forecast }))],
      },
    ],
    bands: [band(0.95, "low95", "high95"), band(0.8, "low80", "high80")],
    asOf: parameters.asOf,
  };
};
