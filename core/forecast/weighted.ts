import { type Exact, mul, sum } from "../money/exact.ts";

/** Amount in the table's currency and probability of winning, both exact. */
export interface WeightedDeal {
  readonly amount: Exact;
  readonly probability: Exact;
}

/** Weighted pipeline: the sum of amount × probability of open deals, and the plain sum. No deals: both 0. */
export const weightedPipeline = (deals: readonly WeightedDeal[]): { weighted: Exact; unweighted: Exact } => ({
  weighted: sum(deals.map(({ amount, probability }) => mul(amount, probability))),
  unweighted: sum(deals.map(({ amount }) => amount)),
});
