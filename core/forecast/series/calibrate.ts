import { type AutomaticForecast, automatic, fewestForTrend } from "./automatic.ts";

/** What repeating the forecast on shortened histories showed. */
export interface HeldBack {
  /** Factor on the standard deviations, at least 1. */
  readonly scale: number;
  /** The latest `actual.length` values and their forecast made without them, from the earliest origin; empty where too short. */
  readonly actual: Float64Array;
  readonly forecast: Float64Array;
  readonly origins: number;
}

const mostOrigins = 3;
/** Origins the model's own variance counts for. */
const assumedOrigins = 6;
/** A squared error counts at most this many variances, so that one break does not rule. */
const mostVariances = 16;

/**
 * Repeats the forecast with up to three shortened histories (at most a third held back, two cycles kept), with the ETS models of the full
 * one only, and compares squared errors with the variances stated then; the mean ratio, with the model's own variance worth six origins,
 * widens the bounds and never narrows them.
 */
export const heldBack = (y: Float64Array, period: number, horizon: number, full: AutomaticForecast): HeldBack => {
  const n = y.length;
  const nothing = { scale: 1, actual: new Float64Array(0), forecast: new Float64Array(0), origins: 0 };
  if (full.method === "constant" || full.method === "short") return nothing;
  const seasons = full.method === "seasonal" || full.method === "long_season" ? 2 * period : 0;
  const held = Math.min(horizon, Math.floor(n / 3), n - Math.max(seasons, fewestForTrend));
  if (held < 1) return nothing;
  const origins = Math.min(mostOrigins, held);
  let ratios = 0;
  let first: Float64Array = nothing.forecast;
  for (let k = 0; k < origins; k++) {
    const cut = n - Math.ceil((held * (origins - k)) / origins);
    const past = automatic(y.slice(0, cut), period, n - cut, full.models);
    let sum = 0;
    for (let h = 0; h < n - cut; h++) {
      const variance = past.variance[h] as number;
      const error = (y[cut + h] as number) - (past.point[h] as number);
      sum += variance > 0 ? Math.min(mostVariances, (error * error) / variance) : 1;
    }
    ratios += sum / (n - cut);
    if (k === 0) first = past.point;
  }
  const scale = Math.sqrt(Math.max(1, (assumedOrigins + ratios) / (assumedOrigins + origins)));
  return { scale, actual: y.slice(n - held), forecast: first, origins };
};
