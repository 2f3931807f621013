import { type Exact, exact, toNumber } from "../money/exact.ts";
import { exactDistribution, moments, probabilityAtLeast, quantile } from "./distribution.ts";
import { sumDistribution } from "./sum-distribution.ts";
import type { WeightedDeal } from "./weighted.ts";

export interface WinDistribution {
  readonly mean: Exact;
  readonly variance: Exact;
  readonly sd: number;
  /** P(total ≥ amount), in the order asked. */
  readonly atLeast: readonly Exact[];
  /** The smallest total with P(total ≤ x) ≥ q, in the order asked. */
  readonly quantiles: readonly Exact[];
  /** Totals in rising order with their probabilities; null where they are too many for fractions. */
  readonly totals: readonly { readonly total: Exact; readonly probability: Exact }[] | null;
  /** How far a total, and so a quantile, can be off, in money; 0 where exact. */
  readonly bound: number;
}

/**
 * The distribution of the sum of independent deals with given probabilities: in exact fractions for up to `exactTotalsAtMost` totals, else
 * in floating numbers, exact or with a stated bound. Mean and variance are exact always. Order of the deals never matters; no deals: 0 with certainty.
 */
export const winDistribution = (
  deals: readonly WeightedDeal[],
  amounts: readonly Exact[],
  quantiles: readonly Exact[],
): WinDistribution => {
  const known = moments(deals);
  const found = exactDistribution(deals);
  if (found !== null) {
    return {
      ...known,
      atLeast: amounts.map((amount) => probabilityAtLeast(found, amount)),
      quantiles: quantiles.map((q) => quantile(found, q)),
      totals: found.totals.map((total, i) => ({ total, probability: found.probabilities[i] as Exact })),
      bound: 0,
    };
  }
  const many = sumDistribution(
    deals.map(({ amount, probability }) => ({ amount: toNumber(amount), probability: toNumber(probability) })),
  );
  return {
    ...known,
    atLeast: amounts.map((amount) => exact(many.atLeast(toNumber(amount)))),
    quantiles: quantiles.map((q) => exact(many.quantile(toNumber(q)))),
    totals: null,
    bound: many.bound,
  };
};
