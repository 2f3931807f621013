import { type Exact, mul, round, zero } from "../money/exact.ts";
import { bandOf, bandTable } from "./bands.ts";
import type { Tier } from "./tiers.ts";

/**
 * The rate is looked up by another metric than the amount (number of contracts, discount, margin), in half-open tiers of the metric, and
 * applied to the whole amount, rounded once. A metric below the first bound has rate 0.
 */
export const rateTableCommission = (
  metric: Exact,
  amount: Exact,
  tiers: readonly Tier[],
  digits = 2,
): { rate: Exact; commission: Exact } => {
  const table = bandTable(tiers.map(({ from, rate }) => ({ from, value: rate })));
  const rate = table.bands[bandOf(table, metric)]?.value ?? zero;
  return { rate, commission: round(mul(amount, rate), digits) };
};
