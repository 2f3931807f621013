import type { LikelyDeal, SumDistribution } from "./deal-sum.ts";
import { smoothedSum } from "./smoothed-sum.ts";

/** Distinct totals that are held, and steps that are taken over them, before the sum is smoothed. */
const mostTotals = 65_536;
const mostWork = 4e7;
const cents = 100;
const rounding = 1e-12;

/** Every total in cents, rising, with its probability; null where they are too many. Cents added up stay whole numbers, so totals are exact. */
const everyTotal = (deals: readonly LikelyDeal[]): { totals: Float64Array; probabilities: Float64Array } | null => {
  let totals = Float64Array.of(0);
  let probabilities = Float64Array.of(1);
  let work = 0;
  for (const { amount, probability } of deals) {
    const jump = Math.round(amount * cents);
    const count = totals.length;
    const nextTotals = new Float64Array(2 * count);
    const nextProbabilities = new Float64Array(2 * count);
    let size = 0;
    let lost = 0;
    let won = 0;
    while (lost < count || won < count) {
      const without = lost < count ? (totals[lost] as number) : Number.POSITIVE_INFINITY;
      const withDeal = won < count ? (totals[won] as number) + jump : Number.POSITIVE_INFINITY;
      let mass = 0;
      if (without <= withDeal) mass += (probabilities[lost++] as number) * (1 - probability);
      if (withDeal <= without) mass += (probabilities[won++] as number) * probability;
      nextTotals[size] = Math.min(without, withDeal);
      nextProbabilities[size] = mass;
      if (mass > 0) size++;
    }
    work += count;
    if (size > mostTotals || work > mostWork) return null;
    totals = nextTotals.slice(0, size);
    probabilities = nextProbabilities.slice(0, size);
  }
  return { totals, probabilities };
};

/** The same deals in one order, whatever theirs was: those that move the sum most first. */
const inOrder = (deals: readonly LikelyDeal[]): LikelyDeal[] => {
  const variance = ({ amount, probability: p }: LikelyDeal) => amount * amount * p * (1 - p);
  return deals
    .filter(({ amount, probability }) => amount !== 0 && probability > 0)
    .sort((a, b) => variance(b) - variance(a) || a.amount - b.amount || a.probability - b.probability);
};

/**
 * Sum of independent deals, amounts read to the cent: every total with its probability while there are few enough (always for up to 15
 * deals), else `smoothedSum` with its bound. Negative amounts are allowed; order never matters; no deals: 0 with certainty.
 */
export const sumDistribution = (deals: readonly LikelyDeal[]): SumDistribution => {
  const ordered = inOrder(deals);
  const found = everyTotal(ordered);
  if (found === null) return smoothedSum(ordered);
  const { totals, probabilities } = found;
  const moved = ordered.reduce((sum, { amount }) => sum + Math.abs(amount - Math.round(amount * cents) / cents), 0);
  return {
    bound: moved < 0.5 / cents ? 0 : moved,
    quantile: (q) => {
      let below = 0;
      const at = probabilities.findIndex((mass) => {
        below += mass;
        return below >= q - rounding;
      });
      return (totals[at < 0 ? totals.length - 1 : at] as number) / cents;
    },
    atLeast: (total) => {
      let above = 0;
      for (let i = totals.length - 1; i >= 0 && (totals[i] as number) >= total * cents - 1e-6; i--) {
        above += probabilities[i] as number;
      }
      return Math.min(1, above);
    },
  };
};
