import type { QuarterDistribution } from "../../core/forecast/quarter-distribution.ts";
import { speaker } from "../../core/locale/message.ts";
import { exact, toNumber } from "../../core/money/exact.ts";
import type { Section } from "../../core/results.ts";
import {
  type AnalysisContext,
  answerOf,
  type Confidence,
  type FindingCandidate,
  type SectionResult,
  withoutSection,
} from "./context.ts";
import { distributionChart, seriesChart, type Way, waysChart, waysOf } from "./forecast-charts.ts";
import type { QuarterForecast } from "./forecast-methods.ts";
import {
  distributionTable,
  methodsTable,
  monthsTable,
  movingTable,
  partsTable,
  recordTable,
  runRateTable,
  stagesTable,
} from "./forecast-tables.ts";
import { forecastMessages } from "./messages/forecast.ts";
import { forecastTableMessages } from "./messages/forecast-tables.ts";
import { wordingOf } from "./wording.ts";

const id = "forecast";

const present = <T>(values: readonly (T | null)[]): T[] => values.filter((value): value is T => value !== null);

/** Confidence from the record: high where P10 to P90 held in 7 of 10 of at least eight past quarters, medium in half of at least four. */
const confidenceOf = ({ record }: QuarterDistribution): Confidence => {
  if (record.of >= 8 && record.held >= 0.7 * record.of) return "high";
  return record.of >= 4 && record.held >= 0.5 * record.of ? "medium" : "low";
};

const dealSentences = (forecast: QuarterForecast, { parameters }: AnalysisContext): string[] => {
  const { distribution } = forecast;
  if (distribution === null) return [];
  const say = speaker(forecastMessages, parameters.language);
  const { money, count, percent } = wordingOf(parameters);
  const { record } = distribution;
  const held = { held: count(record.held), of: count(record.of), percent: percent(Math.abs(record.bias ?? 0)) };
  return [
    say("sentenceDeals", {
      money: money(distribution.mean),
      low: money(distribution.p10),
      high: money(distribution.p90),
      won: money(toNumber(forecast.wonSoFar)),
      open: money(distribution.weighted),
      count: count(forecast.open),
      late: money(distribution.createAndClose ?? 0),
    }),
    record.of === 0 ? say("recordNone") : say((record.bias ?? 0) < 0 ? "recordLow" : "recordHigh", held),
  ];
};

/** The ways side by side, how far they are apart and which lie outside P10 to P90 of the deals. */
const comparison = (
  { distribution }: QuarterForecast,
  ways: readonly Way[],
  { parameters }: AnalysisContext,
): string[] => {
  if (ways.length < 2) return [];
  const say = speaker(forecastMessages, parameters.language);
  const name = speaker(forecastTableMessages, parameters.language);
  const { money, percent } = wordingOf(parameters);
  const values = ways.map(({ value }) => value);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const apart = mean <= 0 ? 0 : (Math.max(...values) - Math.min(...values)) / mean;
  const out =
    distribution === null ? [] : ways.filter(({ value }) => value < distribution.p10 || value > distribution.p90);
  return present([
    say("ways", {
      list: ways.map((way) => `${name(way.name)} ${money(way.value)}`).join(", "),
      percent: percent(apart),
    }),
    distribution === null
      ? null
      : out.length === 0
        ? say("inside")
        : say("outside", { list: out.map((way) => name(way.name)).join(", ") }),
  ]);
};

/** Why the ways differ: open deals against what such usually bring, season and trend against the run rate. */
const reasons = ({ distribution, runRate, series }: QuarterForecast, { parameters }: AnalysisContext): string[] => {
  if (runRate === null) return [];
  const say = speaker(forecastMessages, parameters.language);
  const { money, count, percent } = wordingOf(parameters);
  const usual = toNumber(runRate.value);
  const season = series === null || usual <= 0 ? 0 : series.total.forecast / usual - 1;
  return present([
    distribution === null
      ? null
      : say("whyOpen", {
          open: money(distribution.weighted),
          count: count(runRate.quarters.length),
          usual: money(toNumber(runRate.fromOpen)),
        }),
    Math.abs(season) < 0.01
      ? null
      : say(season > 0 ? "seriesAbove" : "seriesBelow", { percent: percent(Math.abs(season)) }),
  ]);
};

const findingsOf = (forecast: QuarterForecast, section: Section, context: AnalysisContext): FindingCandidate[] => {
  const { distribution, goal, period } = forecast;
  const { parameters } = context;
  if (distribution === null) return [answerOf(section, "low")];
  const confidence = confidenceOf(distribution);
  const target = goal === null ? null : toNumber(exact(goal.quota));
  const reach = distribution.atLeastTarget;
  const gap = target === null ? 0 : target - distribution.mean;
  if (target === null || reach === null || reach >= 0.5 || gap <= 0) return [answerOf(section, confidence)];
  const words = wordingOf(parameters);
  return [
    {
      sentence: speaker(forecastMessages, parameters.language)("finding", {
        period: words.period(period.label),
        money: words.money(gap),
        goal: words.money(target),
        percent: words.percent(reach),
      }),
      money: gap.toFixed(parameters.currencyDigits),
      moneyValue: gap,
      confidence,
      section: id,
    },
  ];
};

/**
 * The forecast of the quarter ahead three ways side by side, reconciled in words: the open deals with chances learned from the history, the run
 * rate with create-and-close, and the monthly bookings continued. A way with too little history says so; no section where none can tell.
 */
export const forecastSection = (context: AnalysisContext, forecast: QuarterForecast): SectionResult => {
  const { parameters } = context;
  const say = speaker(forecastMessages, parameters.language);
  const words = wordingOf(parameters);
  const { distribution, goal, series, deals, period } = forecast;
  const ways = waysOf(forecast);
  const [first] = ways;
  const named = words.period(period.label);
  if (first === undefined) return withoutSection(say("noteNone", { period: named }));
  if (ways.every(({ value, high }) => value === 0 && high === 0))
    return withoutSection(say("noteNoMoney", { period: named }));
  const section: Section = {
    id,
    title:
      distribution === null || distribution.atLeastTarget === null || goal === null
        ? say("title", { period: named, money: words.money(first.value) })
        : say("titleGoal", {
            period: named,
            percent: words.percent(distribution.atLeastTarget),
            goal: words.money(goal.quota),
          }),
    sentence: [...dealSentences(forecast, context), ...comparison(forecast, ways, context)].join(" "),
    charts: present([
      waysChart(ways, forecast, parameters),
      distributionChart(forecast, parameters),
      series === null ? null : seriesChart(series, forecast, parameters),
    ]),
    tables: present([
      methodsTable(forecast, reasons(forecast, context), parameters),
      partsTable(forecast, parameters),
      distributionTable(forecast, parameters),
      movingTable(forecast, parameters),
      stagesTable(forecast, parameters),
      recordTable(forecast, parameters),
      runRateTable(forecast, parameters),
      monthsTable(forecast, parameters),
    ]),
    notes: present([
      distribution === null || deals.sampleOf === 1 ? null : say("noteSample", { every: words.count(deals.sampleOf) }),
      distribution === null || distribution.withoutAmount === 0
        ? null
        : say("noteWithout", { count: words.count(distribution.withoutAmount) }),
      forecast.complete === null ? null : say("noteComplete", { date: words.date(forecast.complete) }),
    ]),
  };
  return { section, keyFigures: [], findings: findingsOf(forecast, section, context), notes: [] };
};
