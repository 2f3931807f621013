import { dayNumber, isoDate } from "../calendar/iso-date.ts";
import { forecastAccuracy } from "../forecast/accuracy.ts";
import { coverage } from "../forecast/coverage.ts";
import { createAndClose } from "../forecast/create-and-close.ts";
import { holtWintersAdditive, seasonalNaive } from "../forecast/holt-winters.ts";
import { linearity } from "../forecast/linearity.ts";
import { probability } from "../forecast/probability.ts";
import { forecastCategory, rollup } from "../forecast/rollup.ts";
import { slippage } from "../forecast/slippage.ts";
import { dealStatus, type SnapshotDeal } from "../forecast/snapshot.ts";
import { type StageEntry, stageConversion } from "../forecast/stage-conversion.ts";
import { waterfall, waterfallCauses } from "../forecast/waterfall.ts";
import { weightedPipeline } from "../forecast/weighted.ts";
import { winDistribution } from "../forecast/win-distribution.ts";
import { type Exact, exact, toText } from "../money/exact.ts";
import { snakeCase } from "../snake-case.ts";
import { cumulativeIncidence, type Spell, winBy } from "../stats/aalen-johansen.ts";
import type { Adapters, Inputs } from "./adapter.ts";

type Row = Readonly<Record<string, string | number | null>>;

const rows = (inputs: Inputs, name: string) => (inputs[name] ?? []) as readonly Row[];
const decimals = (inputs: Inputs, name: string) =>
  ((inputs[name] ?? []) as readonly string[]).map((value, i) => exact(value, `${name} ${i + 1}`));
const decimal = (inputs: Inputs, name: string, otherwise?: string) =>
  exact((inputs[name] ?? otherwise) as string, name);
const amountOf = (row: Row, place: string) => exact(row.amount as string, place);
const text = (value: Exact | null) => (value === null ? null : toText(value));
const texts = (values: readonly (Exact | null)[]) => values.map(text);
const day = (value: string | number | null | undefined, place: string) =>
  value === null || value === undefined ? null : dayNumber(isoDate(String(value), place));

const weightedDeals = (inputs: Inputs) =>
  rows(inputs, "deals").map((row, i) => ({
    amount: amountOf(row, `deal ${i + 1}`),
    probability: probability(row.probability as string, `deal ${i + 1}`),
  }));

const snapshot = (inputs: Inputs, name: string): SnapshotDeal[] =>
  rows(inputs, name).map((row) => {
    const place = `${name} ${row.id}`;
    const date = row.close_date ?? null;
    return {
      id: String(row.id),
      amount: amountOf(row, place),
      closeDate: date === null ? null : isoDate(String(date), place),
      status: dealStatus(String(row.status), place),
    };
  });

const period = (inputs: Inputs) => ({
  start: isoDate(inputs.period_start as string, "period_start"),
  end: isoDate(inputs.period_end as string, "period_end"),
});

export const forecast: Adapters = {
  "forecast.weighted": (inputs) => {
    const { weighted, unweighted } = weightedPipeline(weightedDeals(inputs));
    return { weighted: text(weighted), unweighted: text(unweighted) };
  },

  "forecast.stage_conversion": (inputs) => {
    const entries = rows(inputs, "deals").map((row, i): StageEntry => {
      const place = `deal ${i + 1}`;
      return {
        entered: day(row.entered, place) as number,
        outcome: row.outcome as StageEntry["outcome"],
        closed: day(row.closed, place),
      };
    });
    const found = stageConversion(entries, day(inputs.as_of as string, "as_of") as number, Number(inputs.horizon_days));
    return {
      entered: found.entered,
      won: found.won,
      lost: found.lost,
      open: found.open,
      rate_closed_only: text(found.rateClosedOnly),
      rate_naive: text(found.rateNaive),
      mature: found.mature,
      rate_mature: text(found.rateMature),
    };
  },

  "forecast.win_probability": (inputs) => {
    const steps = cumulativeIncidence(rows(inputs, "observations") as unknown as readonly Spell[]);
    return {
      steps: steps.map(({ days, atRisk, won, lost, cumWin, cumLoss, stillOpen }) => ({
        days,
        at_risk: atRisk,
        won,
        lost,
        cum_win: text(cumWin),
        cum_loss: text(cumLoss),
        still_open: text(stillOpen),
      })),
      win_by_horizon: text(winBy(steps, Number(inputs.horizon_days))),
    };
  },

  "forecast.rollup": (inputs) => {
    const deals = rows(inputs, "deals").map((row, i) => ({
      amount: amountOf(row, `deal ${i + 1}`),
      category: forecastCategory(String(row.category), `deal ${i + 1}`),
    }));
    const sums = rollup(deals, inputs.mode as "single" | "cumulative");
    return Object.fromEntries(Object.entries(sums).map(([category, sum]) => [category, text(sum)]));
  },

  "forecast.coverage": (inputs) => {
    const winRate = inputs.win_rate === undefined || inputs.win_rate === null ? null : decimal(inputs, "win_rate");
    const found = coverage(
      decimal(inputs, "open_pipeline"),
      decimal(inputs, "quota"),
      decimal(inputs, "closed_won", "0"),
      winRate,
    );
    return {
      remaining: text(found.remaining),
      coverage_total: text(found.coverageTotal),
      coverage_remaining: text(found.coverageRemaining),
      pipeline_required: text(found.pipelineRequired),
      pipeline_gap: text(found.pipelineGap),
    };
  },

  "forecast.distribution": (inputs) => {
    const deals = weightedDeals(inputs);
    const found = winDistribution(deals, decimals(inputs, "at_least"), decimals(inputs, "quantiles"));
    return {
      mean: text(found.mean),
      variance: text(found.variance),
      sd: String(found.sd),
      prob_at_least: texts(found.atLeast),
      quantiles: texts(found.quantiles),
      pmf: found.totals?.map(({ total, probability: p }) => ({ total: text(total), p: text(p) })),
    };
  },

  "forecast.create_and_close": (inputs) => {
    const history = ((inputs.history ?? []) as readonly { length: number; deals: readonly Row[] }[]).map(
      ({ length, deals }, p) => ({
        length,
        deals: deals.map((row, i) => ({
          createdDay: row.created_day as number,
          wonDay: row.won_day as number | null,
          amount: amountOf(row, `period ${p + 1}, deal ${i + 1}`),
        })),
      }),
    );
    const { byPeriod, expected } = createAndClose(Number(inputs.day), history);
    return { by_period: texts(byPeriod), expected: text(expected) };
  },

  "forecast.linearity": (inputs) => {
    const { share, cumulative } = linearity(decimals(inputs, "bookings"));
    return { share: texts(share), cumulative: texts(cumulative) };
  },

  "forecast.slippage": (inputs) => {
    const found = slippage(period(inputs), snapshot(inputs, "opening"), snapshot(inputs, "closing"));
    return {
      due: found.due,
      slipped: found.slipped,
      rate_count: text(found.rateCount),
      rate_value: text(found.rateValue),
      avg_push_days: text(found.averagePushDays),
    };
  },

  "forecast.waterfall": (inputs) => {
    const found = waterfall(period(inputs), snapshot(inputs, "opening"), snapshot(inputs, "closing"));
    return Object.fromEntries(
      (["opening", ...waterfallCauses, "closing"] as const).map((name) => [snakeCase(name), text(found[name])]),
    );
  },

  "forecast.accuracy": (inputs) => {
    const pairs = rows(inputs, "pairs").map((row, i) => ({
      forecast: exact(row.forecast as string, `pair ${i + 1}`),
      actual: exact(row.actual as string, `pair ${i + 1}`),
    }));
    const found = forecastAccuracy(pairs);
    return {
      bias: text(found.bias),
      bias_pct: text(found.biasPct),
      wape: text(found.wape),
      accuracy: text(found.accuracy),
      mape: text(found.mape),
      forecast_to_actual: text(found.forecastToActual),
    };
  },

  "forecast.seasonal_naive": (inputs) => ({
    forecast: texts(seasonalNaive(decimals(inputs, "history"), Number(inputs.season), Number(inputs.periods))),
  }),

  "forecast.holt_winters_additive": (inputs) => {
    const found = holtWintersAdditive(
      decimals(inputs, "history"),
      {
        level: decimal(inputs, "level"),
        trend: decimal(inputs, "trend"),
        seasonal: decimals(inputs, "seasonal"),
      },
      { alpha: decimal(inputs, "alpha"), beta: decimal(inputs, "beta"), gamma: decimal(inputs, "gamma") },
      Number(inputs.periods),
    );
    return {
      fitted: texts(found.fitted),
      level: text(found.level),
      trend: text(found.trend),
      seasonal: texts(found.seasonal),
      forecast: texts(found.forecast),
    };
  },
};
