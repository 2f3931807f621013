import { abs, div, type Exact, exact, max, one, sign, sub, sum, zero } from "../money/exact.ts";
import { ratio } from "../stats/ratio.ts";

/** A forecast and what came of it, in the same unit. */
export interface ForecastPair {
  readonly forecast: Exact;
  readonly actual: Exact;
}

export interface ForecastAccuracy {
  readonly bias: Exact;
  readonly biasPct: Exact | null;
  readonly wape: Exact | null;
  readonly accuracy: Exact | null;
  readonly mape: Exact | null;
  readonly forecastToActual: Exact | null;
}

/**
 * How good forecasts were. Error = forecast − actual, positive = too high. bias = sum of errors; bias % = / sum of actuals;
 * WAPE = sum |error| / sum of actuals; accuracy = 1 − WAPE, at least 0; MAPE = mean |error| / |actual|, blank if any actual is 0;
 * forecast to actual = sum of forecasts / sum of actuals. Blank where the actuals sum to 0 or there is no pair.
 */
export const forecastAccuracy = (pairs: readonly ForecastPair[]): ForecastAccuracy => {
  const errors = pairs.map(({ forecast, actual }) => sub(forecast, actual));
  const actuals = sum(pairs.map(({ actual }) => actual));
  const wape = ratio(sum(errors.map(abs)), actuals);
  const relative = pairs.some(({ actual }) => sign(actual) === 0)
    ? null
    : pairs.map(({ actual }, i) => div(abs(errors[i] as Exact), abs(actual)));
  return {
    bias: sum(errors),
    biasPct: ratio(sum(errors), actuals),
    wape,
    accuracy: wape === null ? null : max(zero, sub(one, wape)),
    mape: relative === null ? null : ratio(sum(relative), exact(relative.length)),
    forecastToActual: ratio(sum(pairs.map(({ forecast }) => forecast)), actuals),
  };
};
