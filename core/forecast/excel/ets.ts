import { RevError } from "../../errors/error.ts";
import { excelData } from "./ets-data.ts";
import { excelPeriod } from "./ets-period.ts";
import { type ExcelWeights, excelAccuracy, excelForecast, excelHalfWidth, runExcel } from "./ets-recursion.ts";
import { excelStarts } from "./ets-start.ts";
import { fitExcelWeights } from "./ets-weights.ts";

/** Arguments of Excel's FORECAST.ETS family with Excel's defaults. */
export interface ExcelEtsArguments {
  readonly values: readonly number[];
  /** Numbers or spreadsheet date serials, one a value, in any order. */
  readonly timeline: readonly number[];
  /** 1 found from the data, 0 none, any other whole number up to 8,760 the period. */
  readonly seasonality?: number | undefined;
  readonly dataCompletion?: number | undefined;
  readonly aggregation?: number | undefined;
  /** Known weights instead of the search. */
  readonly weights?: ExcelWeights | undefined;
}

/** STAT types of Excel: 1 alpha, 2 beta, 3 gamma, 4 MASE, 5 SMAPE, 6 MAE, 7 RMSE, 8 step. */
export type ExcelStatistic = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export interface ExcelEts {
  readonly period: number;
  readonly weights: ExcelWeights;
  /** Sum of squared one-step errors over all values. */
  readonly squares: number;
  /** FORECAST.ETS. Between two steps: the line between them. */
  forecast(target: number): number;
  /** FORECAST.ETS.CONFINT: half the width of the interval at a level above 0 and below 1. */
  confint(target: number, level?: number): number;
  /** FORECAST.ETS.STAT; null where a ratio has no base. */
  stat(type: number): number | null;
}

const longestSeason = 8760;
/** What Excel shows for gamma where there is no season. */
const noGamma = 2 ** -52;

const periodOf = (seasonality: number, values: Float64Array): number => {
  if (!Number.isInteger(seasonality) || seasonality < 0 || seasonality > longestSeason) {
    throw new RevError("SEASONALITY_RANGE", { value: seasonality, maximum: longestSeason });
  }
  if (seasonality === 1) return excelPeriod(values);
  const period = Math.max(1, seasonality);
  if (period > 1 && values.length < 2 * period) {
    throw new RevError("HISTORY_TOO_SHORT", { count: values.length, needed: 2 * period });
  }
  return period;
};

/**
 * Excel's additive exponential smoothing (AAA): its recursion, start, interval and statistics; the weights come from a finer search of the
 * same error. Errors with Excel's in brackets: those of `excelData`, SEASONALITY_RANGE (#NUM!), a season without two cycles
 * HISTORY_TOO_SHORT (#VALUE!), TARGET_BEFORE_TIMELINE_END (#NUM!), FORECAST_ARGUMENT for a level or statistic (#NUM!).
 */
export const excelEts = ({
  values: given,
  timeline,
  seasonality = 1,
  dataCompletion = 1,
  aggregation = 1,
  weights: known,
}: ExcelEtsArguments): ExcelEts => {
  const { values, step, stepsTo } = excelData(given, timeline, dataCompletion, aggregation);
  const period = periodOf(seasonality, values);
  const starts = excelStarts(values, period);
  const { weights, run } =
    known === undefined
      ? fitExcelWeights(values, starts)
      : starts
          .map((start) => ({ weights: known, run: runExcel(values, start, known) }))
          .reduce((best, other) => (other.run.squares < best.run.squares ? other : best));
  const accuracy = excelAccuracy(values, run);
  const steps = (target: number) => {
    const found = stepsTo(target);
    if (!(found >= 0)) {
      throw new RevError("TARGET_BEFORE_TIMELINE_END", { value: target, end: Math.max(...timeline) });
    }
    return found;
  };
  const between = (at: number, value: (whole: number) => number) => {
    const low = Math.floor(at + 1e-9);
    const share = Math.max(0, at - low);
    return share < 1e-9 ? value(low) : value(low) + share * (value(low + 1) - value(low));
  };
  const statistics: Readonly<Record<ExcelStatistic, number | null>> = {
    1: weights.alpha,
    2: weights.beta,
    3: period > 1 ? weights.gamma : noGamma,
    4: accuracy.mase,
    5: accuracy.smape,
    6: accuracy.mae,
    7: accuracy.rmse,
    8: step,
  };
  return {
    period,
    weights,
    squares: run.squares,
    forecast: (target) => between(steps(target), (whole) => excelForecast(run, whole)),
    confint: (target, level = 0.95) => {
      if (!(level > 0 && level < 1)) {
        throw new RevError("FORECAST_ARGUMENT", { value: level, argument: "confidence_level", allowed: "0 < x < 1" });
      }
      return between(steps(target), (whole) => excelHalfWidth(run, weights, whole, level));
    },
    stat: (type) => {
      if (!(type in statistics)) {
        throw new RevError("FORECAST_ARGUMENT", { value: type, argument: "statistic_type", allowed: "1-8" });
      }
      return statistics[type as ExcelStatistic];
    },
  };
};
