/** An exponential smoothing model: error, trend (Ad = damped) and season, each none, additive or multiplicative. */
export interface EtsModel {
  readonly error: "A" | "M";
  readonly trend: "N" | "A" | "Ad";
  readonly season: "N" | "A" | "M";
}

/** "ETS(M,Ad,M)". */
export const etsName = ({ error, trend, season }: EtsModel): string => `ETS(${error},${trend},${season})`;

/** Weights and starting states. `seasonal[i]` belongs to the i-th value of the history; its length is the period, 0 without season. */
export interface EtsParameters {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  readonly phi: number;
  readonly level: number;
  readonly trend: number;
  readonly seasonal: ArrayLike<number>;
}

/** Free parameters with the variance, as R's forecast package counts them: weights, first level and trend, period − 1 seasonal states, 1. */
export const parameterCount = ({ trend, season }: EtsModel, period: number): number =>
  3 + (trend === "N" ? 0 : trend === "A" ? 2 : 3) + (season === "N" ? 0 : period);
