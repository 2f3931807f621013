import { add, compare, type Exact, equal, fraction, mul, one, sub, sum, toNumber, zero } from "../money/exact.ts";
import type { WeightedDeal } from "./weighted.ts";

/** Possible totals in rising order and their probabilities, which sum to 1. */
export interface Distribution {
  readonly totals: readonly Exact[];
  readonly probabilities: readonly Exact[];
}

/** Mean and variance of the sum of independent deals, exact at any number of deals. */
export const moments = (deals: readonly WeightedDeal[]): { mean: Exact; variance: Exact; sd: number } => {
  const variance = sum(
    deals.map(({ amount, probability }) => mul(mul(amount, amount), mul(probability, sub(one, probability)))),
  );
  return {
    mean: sum(deals.map(({ amount, probability }) => mul(amount, probability))),
    variance,
    sd: Math.sqrt(toNumber(variance)),
  };
};

/** How many totals the exact fractions may span; above it the caller counts in floating numbers (sum-distribution.ts). */
export const exactTotalsAtMost = 4096;

const key = ({ n, d }: Exact) => {
  const reduced = fraction(n, d);
  return `${reduced.n}/${reduced.d}`;
};

/**
 * The exact distribution of the sum of independent deals, as fractions; Poisson-binomial where all amounts are equal. Equal totals are
 * merged, so the order of the deals never matters. No deals: 0 with certainty. Null where more than `exactTotalsAtMost` totals arise.
 */
export const exactDistribution = (deals: readonly WeightedDeal[]): Distribution | null => {
  let points = new Map<string, { total: Exact; p: Exact }>([["0/1", { total: zero, p: one }]]);
  for (const { amount, probability } of deals) {
    const next = new Map<string, { total: Exact; p: Exact }>();
    const put = (total: Exact, p: Exact) => {
      const name = key(total);
      const known = next.get(name);
      next.set(name, { total, p: known === undefined ? p : add(known.p, p) });
    };
    for (const { total, p } of points.values()) {
      if (!equal(probability, one)) put(total, mul(p, sub(one, probability)));
      if (!equal(probability, zero)) put(add(total, amount), mul(p, probability));
    }
    if (next.size > exactTotalsAtMost) return null;
    points = next;
  }
  const ordered = [...points.values()].sort((a, b) => compare(a.total, b.total));
  return { totals: ordered.map(({ total }) => total), probabilities: ordered.map(({ p }) => p) };
};

/** P(total ≥ amount). */
export const probabilityAtLeast = ({ totals, probabilities }: Distribution, amount: Exact): Exact =>
  sum(probabilities.filter((_, i) => compare(totals[i] as Exact, amount) >= 0));

/** The smallest total with P(total ≤ x) ≥ q, q above 0 and at most 1. */
export const quantile = ({ totals, probabilities }: Distribution, q: Exact): Exact => {
  let below = zero;
  for (let i = 0; i < totals.length; i++) {
    below = add(below, probabilities[i] as Exact);
    if (compare(below, q) >= 0) return totals[i] as Exact;
  }
  return totals[totals.length - 1] as Exact;
};
