export interface Trials {
  readonly k: number;
  readonly n: number;
}

/** A beta prior: its mean, and how many trials it weighs. */
export interface RatePrior {
  readonly mean: number;
  readonly strength: number;
}

export interface ShrunkRate {
  readonly rate: number;
  /** Standard error of the shrunk rate (posterior standard deviation). */
  readonly error: number;
}

/**
 * Empirical Bayes: the beta prior from which the groups' rates seem to come, by the method of moments (Kleinman 1973). Where the rates differ
 * no more than chance explains, the strength is the number of all trials, its upper limit: shrunk rates are then nearly equal. Null for no trials.
 */
export const ratePrior = (groups: readonly Trials[]): RatePrior | null => {
  const used = groups.filter(({ n }) => n > 0);
  const trials = used.reduce((total, { n }) => total + n, 0);
  if (trials === 0) return null;
  const mean = used.reduce((total, { k }) => total + k, 0) / trials;
  const spread = used.reduce((total, { k, n }) => total + n * (k / n - mean) ** 2, 0);
  const chance = mean * (1 - mean);
  const others = used.length - 1;
  const effective = trials - used.reduce((total, { n }) => total + n * n, 0) / trials - others;
  // Correlation within groups: the part of the variance that chance doesn't explain.
  const correlation = effective > 0 && chance > 0 ? (spread - others * chance) / (chance * effective) : 0;
  const strength = correlation > 0 ? Math.max(1, 1 / correlation - 1) : trials;
  return { mean, strength: Math.min(strength, trials) };
};

/** k of n drawn towards the prior's mean: few trials are drawn far, many hardly. */
export const shrink = ({ k, n }: Trials, { mean, strength }: RatePrior): ShrunkRate => {
  const weight = n + strength;
  const rate = (k + mean * strength) / weight;
  return { rate, error: Math.sqrt((rate * (1 - rate)) / (weight + 1)) };
};
