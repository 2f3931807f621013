export type SeasonKind = "A" | "M";

/** Centred moving average over one period (2 × m for even m); NaN at the ends it does not reach. */
export const centredAverage = (y: ArrayLike<number>, m: number): Float64Array => {
  const n = y.length;
  const trend = new Float64Array(n).fill(Number.NaN);
  const half = Math.floor(m / 2);
  for (let t = half; t < n - half; t++) {
    let total = 0;
    for (let k = -half; k <= half; k++) {
      const weight = m % 2 === 0 && Math.abs(k) === half ? 0.5 : 1;
      total += weight * (y[t + k] as number);
    }
    trend[t] = total / m;
  }
  return trend;
};

/**
 * Classical decomposition (R's `decompose`): seasonal indices, one a position of the cycle starting at the first value, as means of what
 * the centred average leaves, adding to 0 or averaging 1. Needs two full cycles.
 */
export const seasonalIndices = (y: ArrayLike<number>, m: number, kind: SeasonKind): Float64Array => {
  const trend = centredAverage(y, m);
  const sums = new Float64Array(m);
  const counts = new Float64Array(m);
  for (let t = 0; t < y.length; t++) {
    const base = trend[t] as number;
    if (Number.isNaN(base)) continue;
    const value = y[t] as number;
    sums[t % m] = (sums[t % m] as number) + (kind === "M" ? value / base : value - base);
    counts[t % m] = (counts[t % m] as number) + 1;
  }
  let total = 0;
  for (let i = 0; i < m; i++) {
    sums[i] = (sums[i] as number) / (counts[i] as number);
    total += sums[i] as number;
  }
  for (let i = 0; i < m; i++) {
    sums[i] = kind === "M" ? ((sums[i] as number) * m) / total : (sums[i] as number) - total / m;
  }
  return sums;
};

/** Takes the season out of a history. */
export const adjusted = (y: ArrayLike<number>, indices: ArrayLike<number>, kind: SeasonKind): Float64Array => {
  const m = indices.length;
  return Float64Array.from({ length: y.length }, (_, t) => {
    const s = indices[t % m] as number;
    return kind === "M" ? (y[t] as number) / s : (y[t] as number) - s;
  });
};

/** Puts the season back on forecasts that follow a history of n values, in place. */
export const reseason = (
  forecast: Float64Array,
  indices: ArrayLike<number>,
  kind: SeasonKind,
  n: number,
): Float64Array => {
  const m = indices.length;
  for (let h = 0; h < forecast.length; h++) {
    const s = indices[(n + h) % m] as number;
    forecast[h] = kind === "M" ? (forecast[h] as number) * s : (forecast[h] as number) + s;
  }
  return forecast;
};

/** Autocorrelations at lags 1 to `most`; all 0 for a constant. */
export const autocorrelations = (y: ArrayLike<number>, most: number): Float64Array => {
  const n = y.length;
  let mean = 0;
  for (let t = 0; t < n; t++) mean += (y[t] as number) / n;
  let variance = 0;
  for (let t = 0; t < n; t++) variance += ((y[t] as number) - mean) ** 2;
  const found = new Float64Array(most + 1);
  for (let lag = 1; lag <= most && lag < n; lag++) {
    let total = 0;
    for (let t = lag; t < n; t++) total += ((y[t] as number) - mean) * ((y[t - lag] as number) - mean);
    found[lag] = variance === 0 ? 0 : total / variance;
  }
  return found;
};

/** The M4 rule: at least three cycles and |autocorrelation| at lag m beyond the 90 % Bartlett limit. */
export const isSeasonal = (y: ArrayLike<number>, m: number): boolean => {
  const n = y.length;
  if (m < 2 || n < 3 * m) return false;
  const correlations = autocorrelations(y, m);
  let squares = 0;
  for (let lag = 1; lag < m; lag++) squares += (correlations[lag] as number) ** 2;
  return Math.abs(correlations[m] as number) > 1.645 * Math.sqrt((1 + 2 * squares) / n);
};
