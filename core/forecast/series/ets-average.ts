import type { EtsFit } from "./ets-fit.ts";
import { parameterCount } from "./ets-model.ts";
import { etsForecast } from "./ets-recursion.ts";
import { errorWeights, etsVariances } from "./ets-variance.ts";

/** A forecast with what its bounds are made of. */
export interface Spread {
  readonly point: Float64Array;
  readonly variance: Float64Array;
  /** The part of the variance that is the models' own; the rest is their disagreement. */
  readonly own: Float64Array;
  /** How an error of one step moves later steps; entry 0 is unused. */
  readonly weights: Float64Array;
  /** Share of the forecast that comes from models with relative errors. */
  readonly relative: number;
  /** Free parameters of the richest model in the average, and how many of them are seasonal. */
  readonly parameters: number;
  readonly seasonal: number;
  readonly models: readonly WeighedModel[];
}

export interface WeighedModel {
  readonly fit: EtsFit;
  readonly weight: number;
}

/** Models below this share of the best one's weight are dropped. */
const least = 0.01;

/**
 * Fitted ETS models, by rising AICc, averaged with the weights exp(−ΔAICc / 2) (Burnham and Anderson 2002): point forecasts and variances, to which the models'
 * disagreement is added. Null without a model.
 */
export const averageEts = (fits: readonly EtsFit[], period: number, horizon: number): Spread | null => {
  const best = fits[0];
  if (best === undefined) return null;
  const shares = fits.map(({ aicc }) => (aicc === best.aicc ? 1 : Math.exp((best.aicc - aicc) / 2)));
  const kept = fits.filter((_, i) => (shares[i] as number) >= least);
  const total = kept.reduce((sum, _, i) => sum + (shares[i] as number), 0);
  const point = new Float64Array(horizon);
  const variance = new Float64Array(horizon);
  const weights = new Float64Array(horizon + 1);
  let relative = 0;
  const points = kept.map((fit, i) => {
    const own = etsForecast(fit.run, fit.model, fit.parameters.phi, horizon);
    const share = (shares[i] as number) / total;
    const spread = etsVariances(fit, own);
    const moves = errorWeights(fit.parameters, fit.model.season === "N" ? 0 : period, horizon);
    if (fit.model.error === "M") relative += share;
    for (let h = 0; h < horizon; h++) {
      point[h] = (point[h] as number) + share * (own[h] as number);
      variance[h] = (variance[h] as number) + share * (spread[h] as number);
      weights[h + 1] = (weights[h + 1] as number) + share * (moves[h + 1] as number);
    }
    return own;
  });
  const own = Float64Array.from(variance);
  points.forEach((forecast, i) => {
    const share = (shares[i] as number) / total;
    for (let h = 0; h < horizon; h++) {
      variance[h] = (variance[h] as number) + share * ((forecast[h] as number) - (point[h] as number)) ** 2;
    }
  });
  return {
    point,
    variance,
    own,
    weights,
    relative,
    parameters: Math.max(...kept.map(({ model }) => parameterCount(model, period))),
    seasonal: kept.some(({ model }) => model.season !== "N") ? period : 0,
    models: kept.map((fit, i) => ({ fit, weight: (shares[i] as number) / total })),
  };
};
