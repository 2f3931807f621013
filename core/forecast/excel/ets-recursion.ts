import { normalQuantile } from "../../stats/normal.ts";
import type { ExcelStart } from "./ets-start.ts";

/** Excel's smoothing weights, each plain (beta is not a share of alpha); gamma 0 without season. */
export interface ExcelWeights {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
}

export interface ExcelRun {
  readonly fitted: Float64Array;
  readonly errors: Float64Array;
  readonly level: number;
  readonly slope: number;
  /** `season[t % period]` of the value at t, counted from the first value. */
  readonly season: Float64Array;
  readonly squares: number;
}

/** Excel's recursion: f = l + b + s, e = y − f, l = l + b + αe, b = b + βe, s = s + γe. */
export const runExcel = (y: ArrayLike<number>, start: ExcelStart, { alpha, beta, gamma }: ExcelWeights): ExcelRun => {
  const n = y.length;
  const m = start.season.length;
  const season = Float64Array.from(start.season);
  const fitted = new Float64Array(n);
  const errors = new Float64Array(n);
  let { level, slope } = start;
  let squares = 0;
  for (let t = 0; t < n; t++) {
    const i = m === 0 ? 0 : t % m;
    const s = m === 0 ? 0 : (season[i] as number);
    const f = level + slope + s;
    const e = (y[t] as number) - f;
    fitted[t] = f;
    errors[t] = e;
    squares += e * e;
    level += slope + alpha * e;
    slope += beta * e;
    if (m > 0) season[i] = s + gamma * e;
  }
  return { fitted, errors, level, slope, season, squares };
};

/** The value `steps` whole steps after the last of n. */
export const excelForecast = ({ level, slope, season, fitted }: ExcelRun, steps: number): number => {
  const m = season.length;
  return level + steps * slope + (m === 0 ? 0 : (season[(fitted.length + steps - 1 + m) % m] as number));
};

/** Half the width of Excel's interval `steps` ahead: z · √(SSE / n) · √(1 + Σ c_j²), c_j = α + jβ (+ γ at whole cycles). */
export const excelHalfWidth = (run: ExcelRun, weights: ExcelWeights, steps: number, level: number): number => {
  const m = run.season.length;
  let sum = 1;
  for (let j = 1; j < steps; j++) {
    const c = weights.alpha + j * weights.beta + (m > 0 && j % m === 0 ? weights.gamma : 0);
    sum += c * c;
  }
  return normalQuantile((1 + level) / 2) * Math.sqrt(run.squares / run.errors.length) * Math.sqrt(sum);
};

/** Share of the history, from its start, that scales the errors measured on the rest. */
const trainingShare = 0.8;

export interface ExcelAccuracy {
  readonly mase: number | null;
  readonly smape: number | null;
  readonly mae: number;
  readonly rmse: number;
}

/**
 * Excel's accuracy: one-step errors of the values after the first ⌊0.8 n⌋; MASE over the mean absolute change within those first;
 * SMAPE a fraction, mean of 2|e| / (|y| + |f|). A ratio without a base is null.
 */
export const excelAccuracy = (y: ArrayLike<number>, { errors, fitted }: ExcelRun): ExcelAccuracy => {
  const n = y.length;
  const training = Math.floor(trainingShare * n);
  let change = 0;
  for (let t = 1; t < training; t++) change += Math.abs((y[t] as number) - (y[t - 1] as number)) / (training - 1);
  const count = n - training;
  let absolute = 0;
  let squares = 0;
  let relative = 0;
  for (let t = training; t < n; t++) {
    const e = Math.abs(errors[t] as number);
    const size = Math.abs(y[t] as number) + Math.abs(fitted[t] as number);
    absolute += e / count;
    squares += (e * e) / count;
    relative += size === 0 ? 0 : (2 * e) / size / count;
  }
  return { mase: change === 0 ? null : absolute / change, smape: relative, mae: absolute, rmse: Math.sqrt(squares) };
};
