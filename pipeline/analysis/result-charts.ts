import { speaker } from "../../core/locale/message.ts";
import { add, exact, toFixed } from "../../core/money/exact.ts";
import type { BarChart, Table } from "../../core/results.ts";
import { literal } from "../duckdb.ts";
import type { AnalysisContext } from "./context.ts";
import type { Coverage } from "./coverage.ts";
import { shareOf } from "./exact-share.ts";
import { kpiCells, kpiColumns } from "./kpi-columns.ts";
import { resultsTableMessages } from "./messages/results-tables.ts";
import { sharedMessages } from "./messages/shared.ts";
import type { Quarter } from "./quarters.ts";
import { wordingOf } from "./wording.ts";

type Speakers = Pick<AnalysisContext, "parameters">;

const empty = [null, null, null, null, null, null, null, null, null, null, null, null, null] as const;

/** Bookings of the last quarters beside their goals; null where fewer than two quarters are known. */
export const trendChart = (quarters: readonly Quarter[], { parameters }: Speakers): BarChart | null => {
  const say = speaker(resultsTableMessages, parameters.language);
  const { period, money } = wordingOf(parameters);
  const known = quarters.flatMap((quarter) =>
    quarter.kpi === null || quarter.kpi.bookings === null ? [] : [{ quarter, bookings: quarter.kpi.bookings }],
  );
  if (known.length < 2) return null;
  const best = known.reduce((top, each) => (Number(each.bookings) > Number(top.bookings) ? each : top));
  if (Number(best.bookings) <= 0) return null;
  const withGoal = known.some(({ quarter }) => quarter.goal !== null);
  return {
    kind: "bars",
    title: say("trendTitle", { period: period(best.quarter.period.label) }),
    alternative: say("trendAlternative", {
      list: known.map(({ quarter, bookings }) => `${period(quarter.period.label)} ${money(bookings)}`).join("; "),
    }),
    unit: "money",
    bars: known.map(({ quarter, bookings }) => ({
      label: period(quarter.period.label),
      value: Number(bookings),
      ...(withGoal ? { comparison: quarter.goal === null ? null : Number(quarter.goal.quota) } : {}),
      highlighted: quarter.period.label === parameters.period.label,
    })),
    ...(withGoal ? { comparisonLabel: speaker(sharedMessages, parameters.language)("quota") } : {}),
  };
};

/** One row a quarter with every KPI, newest first. */
export const quartersTable = (quarters: readonly Quarter[], { parameters }: Speakers): Table => {
  const { language } = parameters;
  const say = speaker(sharedMessages, language);
  const sayTable = speaker(resultsTableMessages, language);
  const { period, amount } = wordingOf(parameters);
  const known = quarters.filter(({ kpi }) => kpi !== null).reverse();
  return {
    id: "kpis_by_quarter",
    title: sayTable("quartersTitle"),
    definition: sayTable("quartersDefinition"),
    columns: [
      { key: "quarter", label: say("quarter"), kind: "text" },
      ...kpiColumns(language).map((column) => ({ ...column, total: "none" as const })),
      { key: "win_rate_created", label: say("winRateCreated"), kind: "percent" },
      { key: "created_complete", label: sayTable("complete"), kind: "text" },
      { key: "velocity", label: say("velocity"), kind: "money", total: "none" },
      { key: "quota", label: say("quota"), kind: "money", total: "none" },
      { key: "attainment", label: say("attainment"), kind: "percent" },
    ],
    rows: known.map(({ period: quarter, kpi, goal }) => [
      period(quarter.label),
      ...(kpi === null ? empty : kpiCells(kpi)),
      kpi?.winRateCreated ?? null,
      kpi === null || kpi.createdCount === 0 ? null : kpi.complete,
      kpi?.velocity ?? null,
      goal === null ? null : amount(goal.quota),
      goal === null ? null : shareOf(goal.credited, goal.quota),
    ]),
  };
};

/** Shares of the quarter's bookings per month (golden forecast.linearity); null without bookings. */
export const linearity = async ({
  db,
  parameters,
}: AnalysisContext): Promise<{ readonly chart: BarChart; readonly table: Table } | null> => {
  const { language, period, currencyDigits } = parameters;
  const say = speaker(sharedMessages, language);
  const sayTable = speaker(resultsTableMessages, language);
  const { month, money, percent } = wordingOf(parameters);
  const months = await db.rows<{ month: string; start_on: string; amount: string }>(
    `select month, start_on, amount from mart_linearity where quarter = ${literal(period.label)} order by start_on`,
  );
  const sums = months.map((_, i) =>
    months.slice(0, i + 1).reduce((sum, { amount }) => add(sum, exact(amount)), exact("0")),
  );
  const whole = sums[sums.length - 1];
  if (whole === undefined || whole.n <= 0n) return null;
  const total = toFixed(whole, currencyDigits);
  const labels = months.map((each) => (parameters.fiscal.pattern === undefined ? month(each.start_on) : each.month));
  const largest = months.reduce((top, { amount }, i) => (Number(amount) > Number(months[top]?.amount) ? i : top), 0);
  return {
    chart: {
      kind: "bars",
      title: sayTable("linearityTitle", {
        percent: percent(shareOf(months[largest]?.amount ?? null, total) ?? 0),
        month: labels[largest] ?? "",
      }),
      alternative: sayTable("linearityAlternative", {
        list: months.map(({ amount }, i) => `${labels[i]} ${money(amount)}`).join("; "),
      }),
      unit: "money",
      bars: months.map(({ amount }, i) => ({
        label: labels[i] ?? "",
        value: Number(amount),
        highlighted: i === largest,
      })),
    },
    table: {
      id: "linearity",
      title: sayTable("linearityTable"),
      definition: sayTable("linearityDefinition"),
      columns: [
        { key: "month", label: say("month"), kind: "text" },
        { key: "bookings", label: say("bookings"), kind: "money" },
        { key: "share", label: say("share"), kind: "percent" },
        { key: "cumulative", label: sayTable("cumulative"), kind: "percent" },
      ],
      rows: months.map(({ amount }, i) => [
        labels[i] ?? "",
        toFixed(exact(amount), currencyDigits),
        shareOf(amount, total),
        shareOf(toFixed(sums[i] ?? exact("0"), currencyDigits), total),
      ]),
      totalRow: [say("total"), total, 1, null],
    },
  };
};

/** Open pipeline against the rest of the next goal; null where nothing is open and no goal is set. */
export const coverageTable = (coverage: Coverage, { parameters }: Speakers): Table | null => {
  if (coverage.openDeals === 0 && coverage.goal === null) return null;
  const say = speaker(sharedMessages, parameters.language);
  const sayTable = speaker(resultsTableMessages, parameters.language);
  return {
    id: "coverage",
    title: sayTable("coverageTable", { period: wordingOf(parameters).period(coverage.period.label) }),
    definition: sayTable("coverageDefinition"),
    columns: [
      { key: "deals", label: say("deals"), kind: "integer", total: "none" },
      { key: "open_pipeline", label: sayTable("openPipeline"), kind: "money", total: "none" },
      { key: "quota", label: say("quota"), kind: "money", total: "none" },
      { key: "won", label: sayTable("wonSoFar"), kind: "money", total: "none" },
      { key: "remaining", label: sayTable("remaining"), kind: "money", total: "none" },
      { key: "coverage", label: sayTable("coverage"), kind: "number" },
    ],
    rows: [
      [coverage.openDeals, coverage.openPipeline, coverage.goal, coverage.won, coverage.remaining, coverage.coverage],
    ],
  };
};
