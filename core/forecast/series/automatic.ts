import { averageEts, type Spread, type WeighedModel } from "./ets-average.ts";
import { type EtsFit, etsModels, fitEts, fitLikelyEts, longestEtsPeriod, refitEts } from "./ets-fit.ts";
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
  /** The part of it that all periods share: parameters being estimates, models and methods disagreeing. */
  readonly shared: Float64Array;
  /** How an error of one step moves later steps, from index 1. */
  readonly weights: Float64Array;
  /** True where bounds are better taken on the scale of ratios: values above 0 and relative errors preferred. */
  readonly relative: boolean;
  /** Values beyond the parameters estimated from them, for the tails of the bounds. */
  readonly degrees: number;
  /** The ETS models in the average with their weights, heaviest first; empty where none was used. */
  readonly models: readonly WeighedModel[];
}

/** A light hand on trend and season weights (a Beta(1, 2) prior on β/α and γ/(1 − α)) and a maximum good to five digits. */
const fitting = { caution: 1, tolerance: 1e-7, most: 100 } as const;
/** For fitting again from where an earlier fit ended. */
const refitting = { caution: 1, tolerance: 1e-5, most: 40 } as const;

const flat: readonly EtsModel[] = etsModels.filter(({ season }) => season === "N");
const additive: readonly EtsModel[] = flat.filter(({ error }) => error === "A");

const isPositive = (y: Float64Array) => y.every((value) => value > 0);

const withSeason = (forecast: Float64Array, season: Float64Array, n: number): Float64Array =>
  forecast.map((value, h) => value + (season[(n + h) % season.length] as number));

const withoutSeason = (y: Float64Array, season: Float64Array): Float64Array =>
  y.map((value, t) => value - (season[t % season.length] as number));

/** Whether logarithms suit: no value at or below 0, nor so far below the middle one that its logarithm would outweigh the others. */
const suitsLogarithms = (y: Float64Array): boolean => {
  const middle = Float64Array.from(y).sort()[Math.floor(y.length / 2)] as number;
  return middle > 0 && y.every((value) => value > middle / 1e6);
};

/** Theta with its season taken out by `periodicSeason`: on logarithms where they suit. */
export const seasonalTheta = (y: Float64Array, period: number, horizon: number): Float64Array => {
  const logs = suitsLogarithms(y);
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

/** The family fitted, or the models of an earlier fit of the same series fitted again. */
const family = (
  y: Float64Array,
  period: number,
  models: readonly EtsModel[],
  earlier: readonly WeighedModel[],
): EtsFit[] =>
  earlier.length > 0
    ? refitEts(
        y,
        period,
        earlier.map(({ fit }) => fit),
        refitting,
      )
    : fitLikelyEts(y, period, models, fitting);

const median3 = (a: number, b: number, c: number) => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));

/** How far an error in level and trend carries: squared, so that it grows with the horizon as the error of a fitted line does. */
const carried = (step: number, n: number) => (1 + (3 * step) / n) ** 2;

/**
 * Joins an ETS average with the other methods' forecasts. Variance: the models' own, plus the methods' disagreement, times 1 + k/n for the
 * k parameters (and offsets taken out before) being estimates, those of level and trend counting more the farther ahead. Unless errors
 * are relative, a later period is never surer than an earlier one.
 */
const combined = (
  method: AutomaticMethod,
  spread: Spread,
  point: Float64Array,
  others: readonly Float64Array[],
  y: Float64Array,
  offsets = 0,
): AutomaticForecast => {
  const n = y.length;
  const freedom = Math.max(1, n - spread.parameters - offsets);
  const takenOut = offsets > 0 ? (n - spread.parameters) / freedom : 1;
  const seasonal = spread.seasonal + offsets;
  const moving = spread.parameters - spread.seasonal;
  const relative = spread.relative > 0.5 && isPositive(y);
  let widest = 0;
  const variance = spread.variance.map((value, h) => {
    let apart = ((spread.point[h] as number) - (point[h] as number)) ** 2;
    for (const other of others) apart += ((other[h] as number) - (point[h] as number)) ** 2;
    const estimated = 1 + (seasonal + moving * carried(h + 1, n)) / n;
    const found = value * estimated * takenOut + apart / (others.length + 1);
    widest = Math.max(widest, found);
    return relative ? found : widest;
  });
  return {
    method,
    point,
    variance,
    shared: variance.map((value, h) => Math.max(0, value - (spread.own[h] as number))),
    weights: spread.weights,
    relative,
    degrees: freedom,
    models: spread.models,
  };
};

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
    shared: new Float64Array(horizon),
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
    shared: new Float64Array(horizon).fill(variance / y.length),
    weights: new Float64Array(horizon + 1),
    relative: false,
    degrees: Math.max(1, y.length - 2),
    models: [],
  };
};

/** Median of the averaged ETS family, Comb and dynamic Theta. */
const trendForecast = (y: Float64Array, horizon: number, earlier: readonly WeighedModel[]): AutomaticForecast => {
  const spread = averageEts(family(y, 1, flat, earlier), 1, horizon);
  if (spread === null) return flatForecast("short", y, horizon);
  const smooth = threeSmoothings(y, horizon);
  const dynamic = dynamicTheta(y, horizon).forecast;
  const point = spread.point.map((value, h) => median3(value, smooth[h] as number, dynamic[h] as number));
  return combined("trend", spread, point, [smooth, dynamic], y);
};

/** Mean of the averaged ETS family, season inside, and seasonal Theta. */
const seasonalForecast = (
  y: Float64Array,
  period: number,
  horizon: number,
  earlier: readonly WeighedModel[],
): AutomaticForecast | null => {
  const spread = averageEts(family(y, period, etsModels, earlier), period, horizon);
  if (spread === null) return null;
  const other = seasonalTheta(y, period, horizon);
  const point = spread.point.map((value, h) => (value + (other[h] as number)) / 2);
  return combined("seasonal", spread, point, [other], y);
};

/** Season of a long period taken out first; then the mean of the averaged ETS family and seasonal Theta. */
const longSeasonForecast = (
  y: Float64Array,
  period: number,
  horizon: number,
  earlier: readonly WeighedModel[],
): AutomaticForecast | null => {
  const season = periodicSeason(y, period);
  const spread = averageEts(family(withoutSeason(y, season), 1, additive, earlier), 1, horizon);
  if (spread === null) return null;
  const own = withSeason(spread.point, season, y.length);
  const other = seasonalTheta(y, period, horizon);
  const point = own.map((value, h) => (value + (other[h] as number)) / 2);
  return combined("long_season", { ...spread, point: own }, point, [other], y, period);
};

/** Fewest values from which a trend is estimated. */
export const fewestForTrend = 6;

/**
 * The automatic forecast of a history without gaps, oldest first, at least one value. What the data shows decides: a constant stays, up to
 * five values or too few for a model repeat the last, pauses go to TSB, a season needs two full cycles of `period` (1 = none), periods
 * above 24 are taken out before. The choice of components is fixed; nothing but their parameters comes from the series. `earlier` are
 * the models of a forecast of the same series: only they are fitted again.
 */
export const automatic = (
  y: Float64Array,
  period: number,
  horizon: number,
  earlier: readonly WeighedModel[] = [],
): AutomaticForecast => {
  if (y.length > 1 && y.every((value) => value === y[0])) return flatForecast("constant", y, horizon);
  if (y.length < fewestForTrend) return flatForecast("short", y, horizon);
  if (isIntermittent(y)) return intermittentForecast(y, horizon);
  const seasonal =
    period < 2 || y.length < 2 * period
      ? null
      : period > longestEtsPeriod
        ? longSeasonForecast(y, period, horizon, earlier)
        : seasonalForecast(y, period, horizon, earlier);
  return seasonal ?? trendForecast(y, horizon, earlier);
};
