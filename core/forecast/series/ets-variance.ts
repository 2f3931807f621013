import type { EtsFit } from "./ets-fit.ts";

/** How a one-step error of size 1 moves the forecast j steps later, j = 1 … count: α + β(φ + … + φ^j) + γ at whole cycles. */
export const errorWeights = (
  { alpha, beta, gamma, phi }: { alpha: number; beta: number; gamma: number; phi: number },
  period: number,
  count: number,
): Float64Array => {
  const weights = new Float64Array(count + 1);
  let damped = 0;
  let power = 1;
  for (let j = 1; j <= count; j++) {
    power *= phi;
    damped += power;
    weights[j] = alpha + beta * damped + (period > 0 && j % period === 0 ? gamma : 0);
  }
  return weights;
};

/**
 * Variance of the forecast h steps ahead (Hyndman et al. 2008, chapter 6): exact for additive errors; for multiplicative errors with
 * additive parts exact, with a multiplicative season their approximation. Point forecasts are the model's own.
 */
export const etsVariances = (fit: EtsFit, point: Float64Array): Float64Array => {
  const { model, parameters, run, sigma2 } = fit;
  const horizon = point.length;
  const period = model.season === "N" ? 0 : run.seasonal.length;
  const seasonInSum = model.season === "A" ? period : 0;
  const weights = errorWeights(parameters, seasonInSum, horizon);
  const variances = new Float64Array(horizon);
  if (model.error === "A") {
    let sum = 1;
    for (let h = 0; h < horizon; h++) {
      if (h > 0) sum += (weights[h] as number) ** 2;
      variances[h] = sigma2 * sum;
    }
    return variances;
  }
  const theta = new Float64Array(horizon);
  for (let h = 0; h < horizon; h++) {
    const season = model.season === "M" ? (run.seasonal[h % period] as number) : 1;
    const mean = (point[h] as number) / season;
    let spread = mean * mean;
    for (let j = 1; j <= h; j++) spread += sigma2 * (weights[j] as number) ** 2 * (theta[h - j] as number);
    theta[h] = spread;
    const cycles = model.season === "M" ? Math.floor(h / period) : 0;
    const inflate = (1 + sigma2) * (1 + parameters.gamma ** 2 * sigma2) ** cycles;
    variances[h] = season * season * Math.max(0, spread * inflate - mean * mean);
  }
  return variances;
};
