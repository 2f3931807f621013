import { averageEts, type Spread } from "./ets-average.ts";
import { etsModels, fitEts, longestEtsPeriod } from "./ets-fit.ts";
import type { EtsModel } from "./ets-model.ts";
import { etsForecast } from "./ets-recursion.ts";
import { fitIntermittent, isIntermittent } from "./intermittent.ts";
import { periodicSeason } from "./loess-season.ts";
import { dynamicTheta, theta } from "./theta.ts";

/** How the forecast was made, for the words beside it. */
export type AutomaticMethod = "constant" | "short" | "intermittent" | "trend" | "seasonal" | "long_season";

export interface AutomaticForecast {
  readonly method: AutomaticMethod;
  readonly point: Float64Array;
  /** Variance of each period's error before calibration. */
  readonly variance: Float64Array;
  /** How an error of one step moves later steps, from index 1. */
  readonly weights: Float64Array;
  /** True where bounds are better taken on the scale of ratios: values above 0 and relative errors preferred. */
  readonly relative: boolean;
  /** Values beyond what was estimated from them, for the tails of the bounds. */
  readonly degrees: number;
  /** The ETS models in the average with their weights, heaviest first; empty where none was used. */
  readonly models: readonly { readonly name: string; readonly weight: number }[];
}

/** A light hand on trend and season weights (a Beta(1, 2) prior on β/α and γ/(1 − α)) and a maximum good to five digits. */
const fitting = { caution: 1, tolerance: 1e-6, most: 60 } as const;

const flat: readonly EtsModel[] = etsModels.filter(({ season }) => season === "N");
const additive: readonly EtsModel[] = flat.filter(({ error }) => error === "A");

const isPositive = (y: Float64Array) => y.every((value) => value > 0);

const withSeason = (forecast: Float64Array, season: Float64Array, n: number): Float64Array =>
  forecast.map((value, h) => value + (season[(n + h) % season.length] as number));

const withoutSeason = (y: Float64Array, season: Float64Array): Float64Array =>
  y.map((value, t) => value - (season[t % season.length] as number));

/** Theta with its season taken out by `periodicSeason`: on logarithms where all values are above 0. */
export const seasonalTheta = (y: Float64Array, period: number, horizon: number): Float64Array => {
  const logs = isPositive(y);
  const values = logs ? y.map(Math.log) : y;
  const season = periodicSeason(values, period);
  const forecast = withSeason(theta(withoutSeason(values, season), horizon).forecast, season, y.length);
  return logs ? forecast.map(Math.exp) : forecast;
};

/** Mean of simple, linear and damped exponential smoothing (the M competitions' Comb); where one does not apply, of the others. */
export const threeSmoothings = (y: Float64Array, horizon: number): Float64Array => {
  const fits = additive.map((model) => fitEts(y, model, 1, fitting)).filter((fit) => fit !== null);
  const mean = new Float64Array(horizon);
  for (const { run, model, parameters } of fits) {
    const own = etsForecast(run, model, parameters.phi, horizon);
    for (let h = 0; h < horizon; h++) mean[h] = (mean[h] as number) + (own[h] as number) / fits.length;
  }
  return mean;
};

const median3 = (a: number, b: number, c: number) => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));

const combined = (
  method: AutomaticMethod,
  spread: Spread,
  point: Float64Array,
  positive: boolean,
  n: number,
): AutomaticForecast => ({
  method,
  point,
  variance: spread.variance.map((value, h) => value + ((point[h] as number) - (spread.point[h] as number)) ** 2),
  weights: spread.weights,
  relative: positive && spread.relative > 0.5,
  degrees: Math.max(1, n - 3),
  models: spread.models,
});

const flatForecast = (method: AutomaticMethod, y: Float64Array, horizon: number): AutomaticForecast => {
  const n = y.length;
  const last = y[n - 1] as number;
  let squares = 0;
  for (let t = 1; t < n; t++) squares += ((y[t] as number) - (y[t - 1] as number)) ** 2;
  const step = n > 1 ? squares / (n - 1) : 0;
  return {
    method,
    point: new Float64Array(horizon).fill(last),
    variance: Float64Array.from({ length: horizon }, (_, h) => step * (h + 1)),
    weights: new Float64Array(horizon + 1).fill(1),
    relative: false,
    degrees: Math.max(1, n - 1),
    models: [],
  };
};

const intermittentForecast = (y: Float64Array, horizon: number): AutomaticForecast => {
  const { forecast, variance } = fitIntermittent(y);
  return {
    method: "intermittent",
    point: new Float64Array(horizon).fill(forecast),
    variance: new Float64Array(horizon).fill(variance),
    weights: new Float64Array(horizon + 1),
    relative: false,
    degrees: Math.max(1, y.length - 2),
    models: [],
  };
};

/** Median of the averaged ETS family, Comb and dynamic Theta. */
const trendForecast = (y: Float64Array, horizon: number): AutomaticForecast => {
  const spread = averageEts(y, 1, horizon, flat, fitting);
  if (spread === null) return flatForecast("short", y, horizon);
  const smooth = threeSmoothings(y, horizon);
  const dynamic = dynamicTheta(y, horizon).forecast;
  const point = spread.point.map((value, h) => median3(value, smooth[h] as number, dynamic[h] as number));
  return combined("trend", spread, point, isPositive(y), y.length);
};

/** Mean of the averaged ETS family, season inside, and seasonal Theta. */
const seasonalForecast = (y: Float64Array, period: number, horizon: number): AutomaticForecast | null => {
  const spread = averageEts(y, period, horizon, etsModels, fitting);
  if (spread === null) return null;
  const other = seasonalTheta(y, period, horizon);
  const point = spread.point.map((value, h) => (value + (other[h] as number)) / 2);
  return combined("seasonal", spread, point, isPositive(y), y.length);
};

/** Season of a long period taken out first; then the mean of the averaged ETS family and seasonal Theta. */
const longSeasonForecast = (y: Float64Array, period: number, horizon: number): AutomaticForecast | null => {
  const season = periodicSeason(y, period);
  const spread = averageEts(withoutSeason(y, season), 1, horizon, additive, fitting);
  if (spread === null) return null;
  const own = withSeason(spread.point, season, y.length);
  const other = seasonalTheta(y, period, horizon);
  const point = own.map((value, h) => (value + (other[h] as number)) / 2);
  return combined("long_season", { ...spread, point: own }, point, isPositive(y), y.length);
};

/** Fewest values from which a trend is estimated. */
export const fewestForTrend = 6;

/**
 * The automatic forecast of a history without gaps, oldest first, at least one value. What the data shows decides: a constant stays, up to
 * five values or too few for a model repeat the last, pauses go to TSB, a season needs two full cycles of `period` (1 = none), periods
 * above 24 are taken out before. The choice of components is fixed; nothing but their parameters comes from the series.
 */
export const automatic = (y: Float64Array, period: number, horizon: number): AutomaticForecast => {
  if (y.every((value) => value === y[0])) return flatForecast("constant", y, horizon);
  if (y.length < fewestForTrend) return flatForecast("short", y, horizon);
  if (isIntermittent(y)) return intermittentForecast(y, horizon);
  const seasonal =
    period < 2 || y.length < 2 * period
      ? null
      : period > longestEtsPeriod
        ? longSeasonForecast(y, period, horizon)
        : seasonalForecast(y, period, horizon);
  return seasonal ?? trendForecast(y, horizon);
};
