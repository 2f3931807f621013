import { adjusted, isSeasonal, reseason, seasonalIndices } from "./decompose.ts";

/** The last value, repeated. */
export const naive = (y: ArrayLike<number>, horizon: number): Float64Array =>
  new Float64Array(horizon).fill(y[y.length - 1] as number);

/** The last full cycle, repeated; naive where there is none. */
export const seasonalNaiveOf = (y: ArrayLike<number>, m: number, horizon: number): Float64Array =>
  m < 2 || y.length < m
    ? naive(y, horizon)
    : Float64Array.from({ length: horizon }, (_, h) => y[y.length - m + (h % m)] as number);

/** Naive on the seasonally adjusted series where the M4 test finds a season (multiplicative decomposition), the scale of OWA. */
export const naive2 = (y: ArrayLike<number>, m: number, horizon: number): Float64Array => {
  if (!isSeasonal(y, m)) return naive(y, horizon);
  const indices = seasonalIndices(y, m, "M");
  return reseason(naive(adjusted(y, indices, "M"), horizon), indices, "M", y.length);
};
