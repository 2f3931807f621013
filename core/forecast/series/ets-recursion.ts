import type { EtsModel, EtsParameters } from "./ets-model.ts";

/** A model run over a history: one-step forecasts and errors (relative for multiplicative errors), and the states at its end. */
export interface EtsRun {
  readonly fitted: Float64Array;
  readonly errors: Float64Array;
  readonly level: number;
  readonly trend: number;
  /** `seasonal[h % period]` belongs to the (h + 1)-th value after the history. */
  readonly seasonal: Float64Array;
  readonly sumOfSquares: number;
  /** −½ (n log Σe² + 2 Σ log|f| for multiplicative errors): R's `logLik`, without constants. −Infinity where a forecast is 0 or a state leaves the model. */
  readonly logLikelihood: number;
}

/**
 * Runs the recursion of Hyndman et al. (2008) with given parameters, no fitting: f = (l + φb) + s or × s, e = y − f, l = l + φb + αe,
 * b = φb + βe, s = s + γe; with a multiplicative season e is divided by the other part. The error type changes the likelihood only.
 */
export const runEts = (y: ArrayLike<number>, model: EtsModel, parameters: EtsParameters): EtsRun => {
  const n = y.length;
  const { alpha, beta, gamma, phi } = parameters;
  const m = model.season === "N" ? 0 : parameters.seasonal.length;
  const seasonal = Float64Array.from(parameters.seasonal as ArrayLike<number>);
  const fitted = new Float64Array(n);
  const errors = new Float64Array(n);
  let level = parameters.level;
  let trend = model.trend === "N" ? 0 : parameters.trend;
  let sumOfSquares = 0;
  let logs = 0;
  for (let t = 0; t < n; t++) {
    const q = level + phi * trend;
    const i = m > 0 ? t % m : 0;
    const s = m > 0 ? (seasonal[i] as number) : 0;
    const f = model.season === "M" ? q * s : q + s;
    const e = (y[t] as number) - f;
    if (model.season === "M") {
      level = q + (alpha * e) / s;
      trend = phi * trend + (beta * e) / s;
      seasonal[i] = s + (gamma * e) / q;
    } else {
      level = q + alpha * e;
      trend = phi * trend + beta * e;
      if (m > 0) seasonal[i] = s + gamma * e;
    }
    const error = model.error === "M" ? e / f : e;
    fitted[t] = f;
    errors[t] = error;
    sumOfSquares += error * error;
    if (model.error === "M") logs += Math.log(Math.abs(f));
  }
  const likelihood = -0.5 * (n * Math.log(sumOfSquares) + 2 * logs);
  const ahead = new Float64Array(m);
  for (let i = 0; i < m; i++) ahead[i] = seasonal[(n + i) % m] as number;
  return {
    fitted,
    errors,
    level,
    trend,
    seasonal: ahead,
    sumOfSquares,
    logLikelihood: Number.isNaN(likelihood) ? Number.NEGATIVE_INFINITY : likelihood,
  };
};

/** Point forecasts of the next `horizon` periods from the end of a run; with a damped trend φ + φ² + … steps of it. */
export const etsForecast = (run: EtsRun, model: EtsModel, phi: number, horizon: number): Float64Array => {
  const forecast = new Float64Array(horizon);
  let steps = 0;
  let power = 1;
  for (let h = 0; h < horizon; h++) {
    power *= phi;
    steps += power;
    const q = run.level + steps * run.trend;
    const s = model.season === "N" ? 0 : (run.seasonal[h % run.seasonal.length] as number);
    forecast[h] = model.season === "M" ? q * s : q + s;
  }
  return forecast;
};

/** AIC, corrected AIC (Infinity where it has no room) and BIC from a log-likelihood with k parameters on n values. */
export const informationCriteria = (logLikelihood: number, k: number, n: number) => {
  const aic = -2 * logLikelihood + 2 * k;
  return {
    aic,
    aicc: n - k - 1 > 0 ? aic + (2 * k * (k + 1)) / (n - k - 1) : Number.POSITIVE_INFINITY,
    bic: -2 * logLikelihood + k * Math.log(n),
  };
};
