import { minimise } from "../../stats/minimise.ts";
import { adjusted, seasonalIndices } from "./decompose.ts";
import { etsLoss } from "./ets-loss.ts";
import { type EtsModel, type EtsParameters, parameterCount } from "./ets-model.ts";
import { type EtsRun, informationCriteria, runEts } from "./ets-recursion.ts";

export interface EtsFit {
  readonly model: EtsModel;
  readonly parameters: EtsParameters;
  readonly run: EtsRun;
  readonly logLikelihood: number;
  readonly aicc: number;
  /** Variance of the latest errors, with the degrees of freedom of the parameters. */
  readonly sigma2: number;
}

/** Longest period an ETS model takes; longer seasons are taken out first. */
export const longestEtsPeriod = 24;

/** Straight line through the first values of the series without its season, as the start of level and trend. */
const startLine = (y: ArrayLike<number>, count: number) => {
  const n = Math.min(count, y.length);
  let sumY = 0;
  let sumTY = 0;
  for (let t = 0; t < n; t++) {
    sumY += y[t] as number;
    sumTY += (t + 1) * (y[t] as number);
  }
  const meanT = (n + 1) / 2;
  const squares = (n * (n * n - 1)) / 12;
  const slope = squares === 0 ? 0 : (sumTY - meanT * sumY) / squares;
  return { level: sumY / n - slope * meanT, slope };
};

const startOf = (y: Float64Array, model: EtsModel, period: number, alpha: number): EtsParameters => {
  const seasonal = model.season === "N" ? new Float64Array(0) : seasonalIndices(y, period, model.season);
  if (model.season === "M")
    for (let i = 0; i < seasonal.length; i++) seasonal[i] = Math.max(seasonal[i] as number, 0.01);
  const flat = model.season === "N" ? y : adjusted(y, seasonal, model.season);
  const { level, slope } = startLine(flat, Math.max(10, 2 * period));
  return {
    alpha,
    beta: 0.1 * alpha,
    gamma: 0.05 * (1 - alpha),
    phi: 0.95,
    level: model.trend === "N" ? level + 5 * slope : level,
    trend: slope,
    seasonal,
  };
};

const scaled = (parameters: EtsParameters, by: number, season: EtsModel["season"]): EtsParameters => ({
  ...parameters,
  level: parameters.level * by,
  trend: parameters.trend * by,
  seasonal: season === "A" ? Float64Array.from(parameters.seasonal, (s) => s * by) : parameters.seasonal,
});

/** An error counts a fiftieth less than the one after it, as volatility changes over long histories. */
const forgetting = 0.98;

/** Weighted mean of the squared errors, the latest counting most. */
const latestSquare = (errors: Float64Array): number => {
  let total = 0;
  let weights = 0;
  for (let t = 0; t < errors.length; t++) {
    total = forgetting * total + (errors[t] as number) ** 2;
    weights = forgetting * weights + 1;
  }
  return total / weights;
};

export interface EtsFitting {
  /** Relative gain below which the search stops, and the most steps of it. */
  readonly tolerance?: number;
  readonly most?: number;
  /** Exponent of a Beta(1, 1 + caution) prior on β/α and γ/(1 − α); 0 is maximum likelihood. */
  readonly caution?: number;
  /** Maximum of a similar model, to start from. */
  readonly like?: EtsFit | undefined;
}

/**
 * Maximum likelihood of one ETS model on a history without gaps, all weights and starting states free. Null where the model does not
 * apply: too few values for its parameters, a season without two cycles or longer than 24, a multiplicative part with values ≤ 0.
 */
export const fitEts = (
  y: ArrayLike<number>,
  model: EtsModel,
  period: number,
  { tolerance = 1e-8, most = 150, caution = 0, like }: EtsFitting = {},
): EtsFit | null => {
  const n = y.length;
  const k = parameterCount(model, period);
  if (n < k + 2) return null;
  if (model.season !== "N" && (period < 2 || period > longestEtsPeriod || n < 2 * period)) return null;
  let size = 0;
  let smallest = Number.POSITIVE_INFINITY;
  for (let t = 0; t < n; t++) {
    size += Math.abs(y[t] as number) / n;
    smallest = Math.min(smallest, y[t] as number);
  }
  if (smallest <= 0 && (model.error === "M" || model.season === "M")) return null;
  const unit = size > 0 ? size : 1;
  const z = Float64Array.from(y as ArrayLike<number>, (value) => value / unit);
  const loss = etsLoss(z, model, period, caution);
  const start = like === undefined ? startOf(z, model, period, 0.3) : scaled(like.parameters, 1 / unit, model.season);
  let best = minimise(loss.objective, loss.toFree(start), { tolerance, most });
  if (!Number.isFinite(best.value) && best.value > 0) {
    best = minimise(loss.objective, loss.toFree(startOf(z, model, period, 0.02)), { tolerance, most });
  }
  if (Number.isNaN(best.value) || best.value === Number.POSITIVE_INFINITY) return null;
  const parameters = scaled(loss.toParameters(best.x), unit, model.season);
  const run = runEts(y, model, parameters);
  const { aicc } = informationCriteria(run.logLikelihood, k, n);
  return {
    model,
    parameters,
    run,
    logLikelihood: run.logLikelihood,
    aicc,
    sigma2: (latestSquare(run.errors) * n) / Math.max(1, n - k + 1),
  };
};

const every: readonly EtsModel[] = (["N", "A", "M"] as const).flatMap((season) =>
  (["N", "A", "Ad"] as const).flatMap((trend) =>
    (["A", "M"] as const).map((error): EtsModel => ({ error, trend, season })),
  ),
);

const ranked = (fits: readonly (EtsFit | null)[]): EtsFit[] =>
  fits
    .filter((fit): fit is EtsFit => fit !== null && fit.aicc < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.aicc - b.aicc);

/** The 15 models of R's `ets()` without multiplicative trend: additive errors do not go with a multiplicative season. */
export const etsModels = every.filter(({ error, season }) => error === "M" || season !== "M");

/** Fits every model that applies and gives them by rising AICc. */
export const fitEtsFamily = (
  y: ArrayLike<number>,
  period: number,
  models: readonly EtsModel[] = etsModels,
  fitting: EtsFitting = {},
): EtsFit[] => ranked(models.map((model) => fitEts(y, model, period, fitting)));

/** AICc beyond the best from which a pair of error and season is not pursued: its weight would be under a hundredth. */
const hopeless = 10;

/**
 * As `fitEtsFamily`, leaving out what would have next to no weight: each pair of error and season is first fitted with a linear trend, and
 * its other trends only if that comes near the best. A model with relative errors starts from its twin with additive ones.
 */
export const fitLikelyEts = (
  y: ArrayLike<number>,
  period: number,
  models: readonly EtsModel[] = etsModels,
  fitting: EtsFitting = {},
): EtsFit[] => {
  const twins = new Map<string, EtsFit>();
  const attempt = (model: EtsModel) => {
    const name = `${model.trend},${model.season}`;
    const found = fitEts(y, model, period, { ...fitting, like: twins.get(name) });
    if (found !== null && !twins.has(name)) twins.set(name, found);
    return found;
  };
  const linear = models.filter(({ trend }) => trend === "A").map((model) => ({ model, found: attempt(model) }));
  const best = Math.min(...linear.map(({ found }) => found?.aicc ?? Number.POSITIVE_INFINITY));
  const dropped = linear
    .filter(({ found }) => found !== null && found.aicc > best + hopeless)
    .map(({ model }) => model);
  const rest = models.filter(
    ({ error, trend, season }) =>
      trend !== "A" && !dropped.some((other) => other.error === error && other.season === season),
  );
  return ranked([...linear.map(({ found }) => found), ...rest.map(attempt)]);
};

/** Fits again the models of earlier fits, each from where it ended: for a longer or shorter history of the same series. */
export const refitEts = (
  y: ArrayLike<number>,
  period: number,
  earlier: readonly EtsFit[],
  fitting: EtsFitting = {},
): EtsFit[] => ranked(earlier.map((like) => fitEts(y, like.model, period, { ...fitting, like })));
