import { sayForecast } from "../../core/forecast/series/forecast-values.ts";
import { speaker } from "../../core/locale/message.ts";
import { add, type Exact, exact, sub, toFixed, zero } from "../../core/money/exact.ts";
import type { Cell, Table } from "../../core/results.ts";
import type { RunParameters } from "../parameters.ts";
import { column } from "./column.ts";
import { closedNeeded, type QuarterForecast, quartersNeeded } from "./forecast-methods.ts";
import { monthsNeeded } from "./forecast-series.ts";
import { forecastMessages } from "./messages/forecast.ts";
import { forecastTableMessages } from "./messages/forecast-tables.ts";
import { sharedMessages } from "./messages/shared.ts";
import { wordingOf } from "./wording.ts";

/** The words and figures that all tables of the section share. */
const writer = (parameters: RunParameters) => {
  const { currencyDigits: digits } = parameters;
  return {
    say: speaker(forecastTableMessages, parameters.language),
    shared: speaker(sharedMessages, parameters.language),
    words: wordingOf(parameters),
    money: (value: number | Exact): string =>
      typeof value === "number" ? value.toFixed(digits) : toFixed(value, digits),
  };
};

/** One row a way, a way that can't tell says what it needs; below, why they differ. */
export const methodsTable = (
  forecast: QuarterForecast,
  reasons: readonly string[],
  parameters: RunParameters,
): Table => {
  const { say, words, money } = writer(parameters);
  const cant = speaker(forecastMessages, parameters.language);
  const { count } = words;
  const { distribution, runRate, series } = forecast;
  const rows: Cell[][] = [
    distribution === null
      ? [say("deals"), null, null, null, null, cant("cantDeals", { needed: closedNeeded })]
      : [
          say("deals"),
          money(distribution.mean),
          money(distribution.p10),
          money(distribution.p90),
          say("rangeDeals"),
          say("basisDeals", { count: count(forecast.open), closed: count(forecast.closed) }),
        ],
    runRate === null
      ? [say("run"), null, null, null, null, cant("cantRun", { needed: quartersNeeded })]
      : [
          say("run"),
          money(runRate.value),
          money(runRate.low),
          money(runRate.high),
          say("rangeRun"),
          say("basisRun", { count: count(runRate.quarters.length) }),
        ],
    series === null
      ? [say("series"), null, null, null, null, cant("cantSeries", { needed: monthsNeeded })]
      : [
          say("series"),
          money(series.total.forecast),
          money(series.total.low80),
          money(series.total.high80),
          say("rangeSeries", { low: words.money(series.total.low95), high: words.money(series.total.high95) }),
          say("basisSeries", { count: count(series.months.length) }),
        ],
  ];
  return {
    id: "forecast_methods",
    title: say("methodsTitle", { period: words.period(forecast.period.label) }),
    definition: say("methodsDefinition"),
    columns: [
      column("method", say("method"), "text"),
      column("forecast", say("forecast"), "money"),
      column("low", say("low"), "money"),
      column("high", say("high"), "money"),
      column("range", say("range"), "text"),
      column("basis", say("basis"), "text"),
    ],
    rows,
    ...(reasons.length === 0 ? {} : { note: reasons.join(" ") }),
  };
};

/** Won so far, open deals and create-and-close of the open deals' way beside the run rate's; each column adds up to its forecast. */
export const partsTable = (forecast: QuarterForecast, parameters: RunParameters): Table | null => {
  const { distribution, runRate, wonSoFar } = forecast;
  if (distribution === null || runRate === null) return null;
  const { say, money, shared } = writer(parameters);
  const own = [wonSoFar, exact(money(distribution.weighted)), exact(money(distribution.createAndClose ?? 0))];
  const mean = exact(money(distribution.mean));
  const swing = sub(mean, own.reduce(add, zero));
  const usual = [wonSoFar, runRate.fromOpen, runRate.fromCreated];
  return {
    id: "forecast_parts",
    title: say("partsTitle"),
    definition: say("partsDefinition"),
    columns: [
      column("part", say("part"), "text"),
      column("deals", say("deals"), "money"),
      column("run_rate", say("run"), "money"),
    ],
    rows: [
      ...(["wonSoFar", "deals", "late"] as const).map((part, i): Cell[] => [
        say(part),
        money(own[i] as Exact),
        money(usual[i] as Exact),
      ]),
      [say("swing"), money(swing), money(zero)],
    ],
    totalRow: [shared("total"), money(mean), money(runRate.value)],
  };
};

/** The headline with its uncertainty, and the plain sum of independent deals as its second line. */
export const distributionTable = ({ distribution }: QuarterForecast, parameters: RunParameters): Table | null => {
  if (distribution === null) return null;
  const { say, money, words } = writer(parameters);
  const { independent } = distribution;
  const row = (name: string, { mean, p10, p50, p90, atLeastTarget }: Omit<typeof independent, "bound">): Cell[] => [
    name,
    ...[mean, p10, p50, p90].map(money),
    atLeastTarget,
  ];
  return {
    id: "forecast_distribution",
    title: say("distributionTitle"),
    definition: say("distributionDefinition", { bound: words.money(Math.ceil(independent.bound)) }),
    columns: [
      column("line", say("line"), "text"),
      column("mean", say("mean"), "money"),
      column("p10", "P10", "money"),
      column("p50", "P50", "money"),
      column("p90", "P90", "money"),
      column("reach", say("reach"), "percent"),
    ],
    rows: [row(say("headline"), distribution), row(say("independent"), independent)],
  };
};

/** The open deals with the largest share of the variance. */
export const movingTable = ({ distribution, deals }: QuarterForecast, parameters: RunParameters): Table | null => {
  if (distribution === null || distribution.moving.length === 0) return null;
  const { say, money, shared } = writer(parameters);
  return {
    id: "forecast_deals",
    title: say("movingTitle"),
    definition: say("movingDefinition"),
    columns: [
      column("deal", shared("deal"), "text"),
      column("account", shared("account"), "text"),
      column("rep", shared("rep"), "text"),
      column("stage", shared("stage"), "text"),
      column("age", say("age"), "days"),
      column("amount", shared("amount"), "money"),
      column("chance", say("chance"), "percent"),
      column("variance", say("varianceShare"), "percent"),
      column("if_won", say("ifWon"), "percent"),
      column("if_lost", say("ifLost"), "percent"),
    ],
    rows: distribution.moving.map((deal): Cell[] => {
      const name = deals.names.get(deal.id);
      return [
        name?.deal ?? deal.id,
        name?.account ?? null,
        name?.rep ?? shared("noOwner"),
        deals.stages.get(deal.stage) ?? say("noStage"),
        deal.ageDays,
        money(deal.amount),
        deal.probability,
        deal.varianceShare,
        deal.targetIfWon,
        deal.targetIfLost,
      ];
    }),
  };
};

/** Open deals and what they are expected to bring, by stage. */
export const stagesTable = (
  { distribution, deals: read }: QuarterForecast,
  parameters: RunParameters,
): Table | null => {
  if (distribution === null) return null;
  const { say, money, shared } = writer(parameters);
  const byStage = new Map<string, { deals: number; amount: number; expected: number }>();
  for (const { stage, amount, probability } of distribution.open) {
    const own = byStage.get(stage) ?? { deals: 0, amount: 0, expected: 0 };
    byStage.set(stage, own);
    own.deals++;
    own.amount += amount;
    own.expected += amount * probability;
  }
  return {
    id: "forecast_stages",
    title: say("stagesTitle"),
    definition: say("stagesDefinition"),
    columns: [
      column("stage", shared("stage"), "text"),
      { key: "deals", label: shared("open"), kind: "integer" },
      { key: "amount", label: shared("amount"), kind: "money" },
      column("chance", say("chance"), "percent"),
      { key: "expected", label: say("expected"), kind: "money" },
    ],
    rows: [...byStage]
      .sort(([a, x], [b, y]) => y.expected - x.expected || (a < b ? -1 : 1))
      .map(([stage, { deals, amount, expected }]) => [
        read.stages.get(stage) ?? say("noStage"),
        deals,
        money(amount),
        amount === 0 ? null : expected / amount,
        money(expected),
      ]),
  };
};

/** Past quarters as this forecast would have seen them, newest first. */
export const recordTable = ({ distribution, past }: QuarterForecast, parameters: RunParameters): Table | null => {
  if (distribution === null || distribution.record.of === 0) return null;
  const { say, money, shared, words } = writer(parameters);
  return {
    id: "forecast_record",
    title: say("recordTitle"),
    definition: say("recordDefinition"),
    columns: [
      column("quarter", shared("quarter"), "text"),
      column("forecast", say("forecast"), "money"),
      column("p10", "P10", "money"),
      column("p90", "P90", "money"),
      column("actual", say("actual"), "money"),
      column("held", say("held"), "text"),
    ],
    rows: [...distribution.record.periods]
      .reverse()
      .map(({ period, forecast, p10, p90, actual, held }): Cell[] => [
        words.period(past.get(period.start)?.label ?? ""),
        money(forecast),
        money(p10),
        money(p90),
        money(actual),
        held,
      ]),
  };
};

/** What past quarters won from the same day on, newest first. */
export const runRateTable = ({ runRate }: QuarterForecast, parameters: RunParameters): Table | null => {
  if (runRate === null) return null;
  const { say, money, shared, words } = writer(parameters);
  return {
    id: "forecast_run_rate",
    title: say("runTitle"),
    definition: say("runDefinition"),
    columns: [
      column("quarter", shared("quarter"), "text"),
      column("won", shared("bookings"), "money"),
      column("open", say("fromOpen"), "money"),
      column("created", say("fromCreated"), "money"),
    ],
    rows: [...runRate.quarters]
      .reverse()
      .map(({ period, won, created }) => [
        words.period(period.label),
        money(won),
        money(sub(won, created)),
        money(created),
      ]),
  };
};

/** Finished months and those ahead, newest first, with the method in words below. */
export const monthsTable = ({ series }: QuarterForecast, parameters: RunParameters): Table | null => {
  if (series === null) return null;
  const { say, money, shared, words } = writer(parameters);
  const { months, ahead, result } = series;
  const method = [result.description, ...result.warnings].map((note) => sayForecast(note, parameters.language));
  const { accuracy } = result;
  const name = (label: string, start: string) => (parameters.fiscal.pattern === undefined ? words.month(start) : label);
  const rows = [
    ...months.map(({ period, bookings }): Cell[] => [
      name(period.label, period.start),
      money(bookings),
      null,
      null,
      null,
      null,
      null,
    ]),
    ...ahead.map(({ label, start }, i): Cell[] => {
      const row = result.rows[i] as (typeof result.rows)[number];
      return [
        name(label, start),
        null,
        money(row.forecast),
        money(row.low80),
        money(row.high80),
        money(row.low95),
        money(row.high95),
      ];
    }),
  ];
  return {
    id: "forecast_months",
    title: say("monthsTitle"),
    definition: say("monthsDefinition"),
    columns: [
      column("month", shared("month"), "text"),
      column("bookings", shared("bookings"), "money"),
      column("forecast", say("forecast"), "money"),
      column("low80", say("low80"), "money"),
      column("high80", say("high80"), "money"),
      column("low95", say("low95"), "money"),
      column("high95", say("high95"), "money"),
    ],
    rows: rows.reverse(),
    note:
      accuracy === null || accuracy.wape === null
        ? method.join(" ")
        : say("seriesNote", {
            method: method.join(" "),
            count: words.count(accuracy.heldBack),
            percent: words.percent(accuracy.wape / 100),
          }),
  };
};
