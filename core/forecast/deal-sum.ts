/** A deal as floating numbers: amount in money, probability from 0 to 1. */
export interface LikelyDeal {
  readonly amount: number;
  readonly probability: number;
}

/** The distribution of a sum of independent deals. `bound` is how far any total, and so any quantile, can be off, in money; 0 where exact. */
export interface SumDistribution {
  readonly bound: number;
  /** The smallest total with P(sum ≤ total) ≥ q. */
  quantile(q: number): number;
  /** P(sum ≥ total). */
  atLeast(total: number): number;
}
