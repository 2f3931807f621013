import { minimise, withNumericGradient } from "../../stats/minimise.ts";

/** Simple exponential smoothing with the weight and first level of least squares; `level` is the one at the end. */
export interface SmoothedLevel {
  readonly alpha: number;
  readonly level: number;
  readonly fitted: Float64Array;
}

const logistic = (low: number, high: number, u: number) => low + (high - low) / (1 + Math.exp(-u));

/** SES by least squared one-step error, weight between 0.01 and 0.99, first level free. */
export const smoothLevel = (y: Float64Array): SmoothedLevel => {
  const n = y.length;
  // For a given weight the best first level is linear least squares: the error at t falls by (1 − α)^t of it.
  const levelFor = (alpha: number) => {
    let without = 0;
    let share = 1;
    let top = 0;
    let bottom = 0;
    for (let t = 0; t < n; t++) {
      top += ((y[t] as number) - without) * share;
      bottom += share * share;
      without += alpha * ((y[t] as number) - without);
      share *= 1 - alpha;
    }
    return top / bottom;
  };
  const squares = (alpha: number) => {
    let level = levelFor(alpha);
    let total = 0;
    for (let t = 0; t < n; t++) {
      const e = (y[t] as number) - level;
      total += e * e;
      level += alpha * e;
    }
    return total;
  };
  let best = 0.5;
  let least = Number.POSITIVE_INFINITY;
  for (let alpha = 0.01; alpha < 1; alpha += 0.07) {
    const found = squares(alpha);
    if (found < least) [best, least] = [alpha, found];
  }
  for (let width = 0.035; width > 1e-5; width /= 2) {
    for (const alpha of [Math.max(0.01, best - width), Math.min(0.99, best + width)]) {
      const found = squares(alpha);
      if (found < least) [best, least] = [alpha, found];
    }
  }
  const fitted = new Float64Array(n);
  let level = levelFor(best);
  for (let t = 0; t < n; t++) {
    fitted[t] = level;
    level += best * ((y[t] as number) - level);
  }
  return { alpha: best, level, fitted };
};

/** Least-squares line through values at 1 … n: slope and value at 0. */
export const leastSquaresLine = (y: ArrayLike<number>): { slope: number; intercept: number } => {
  const n = y.length;
  let sumY = 0;
  let sumTY = 0;
  for (let t = 0; t < n; t++) {
    sumY += y[t] as number;
    sumTY += (t + 1) * (y[t] as number);
  }
  const meanT = (n + 1) / 2;
  const squares = (n * (n * n - 1)) / 12;
  const slope = squares === 0 ? 0 : (sumTY - meanT * sumY) / squares;
  return { slope, intercept: sumY / n - slope * meanT };
};

export interface ThetaFit {
  readonly forecast: Float64Array;
  readonly alpha: number;
  readonly slope: number;
  readonly theta: number;
}

/**
 * The Theta method of Assimakopoulos and Nikolopoulos (2000) as SES with drift (Hyndman and Billah 2003): the end level plus half the
 * slope of the regression line, (h − 1 + (1 − (1 − α)^n) / α) steps of it. For series without season.
 */
export const theta = (y: Float64Array, horizon: number): ThetaFit => {
  const { alpha, level } = smoothLevel(y);
  const slope = leastSquaresLine(y).slope / 2;
  const lag = (1 - (1 - alpha) ** y.length) / alpha;
  const forecast = Float64Array.from({ length: horizon }, (_, h) => level + slope * (h + lag));
  return { forecast, alpha, slope, theta: 2 };
};

/**
 * The dynamic optimised Theta model of Fiorucci et al. (2016): weight, first level and θ ≥ 1 by least squares of one-step errors, the
 * regression line being that of the values seen so far. For series without season; fewer than 4 values fall back to `theta`.
 */
export const dynamicTheta = (y: Float64Array, horizon: number): ThetaFit => {
  const n = y.length;
  if (n < 4) return theta(y, horizon);
  let unit = 0;
  for (let t = 0; t < n; t++) unit += Math.abs(y[t] as number) / n;
  if (unit === 0) unit = 1;
  const z = Float64Array.from(y, (value) => value / unit);

  /** Squared errors from the third value on; with `out`, continues on its own forecasts. */
  const run = (level0: number, alpha: number, weight: number, out: Float64Array | null): number => {
    let level = level0;
    let meanY = 0;
    let slope = 0;
    let intercept = 0;
    let kept = 1;
    let squares = 0;
    const last = out === null ? n : n + out.length;
    for (let t = 1; t <= last; t++) {
      const next = kept * (1 - alpha);
      const ahead =
        t === 1 && out === null ? (z[0] as number) : level + weight * (kept * intercept + ((1 - next) / alpha) * slope);
      const value = t <= n ? (z[t - 1] as number) : ahead;
      if (t > n && out !== null) out[t - n - 1] = ahead;
      else if (t > 2) squares += (value - ahead) * (value - ahead);
      level = alpha * value + (1 - alpha) * level;
      const mean = ((t - 1) * meanY + value) / t;
      slope = t === 1 ? 0 : ((t - 2) * slope + (6 * (value - meanY)) / t) / (t + 1);
      meanY = mean;
      intercept = mean - (slope * (t + 1)) / 2;
      kept = next;
    }
    return squares;
  };

  const objective = withNumericGradient((x) => {
    const found = run(x[0] as number, logistic(0.1, 0.99, x[1] as number), logistic(0, 1, x[2] as number), null);
    return Math.log(found / n + 1e-12);
  });
  const start = Float64Array.from([(z[0] as number) / 2, 0, 0]);
  const { x } = minimise(objective, start, { tolerance: 1e-7, most: 60 });
  const alpha = logistic(0.1, 0.99, x[1] as number);
  const weight = logistic(0, 1, x[2] as number);
  const forecast = new Float64Array(horizon);
  run(x[0] as number, alpha, weight, forecast);
  for (let h = 0; h < horizon; h++) forecast[h] = (forecast[h] as number) * unit;
  return { forecast, alpha, slope: leastSquaresLine(y).slope * weight, theta: 1 / (1 - weight) };
};
