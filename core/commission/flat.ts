import { type Exact, mul, round, sum } from "../money/exact.ts";

export interface RatedLine {
  readonly id: string;
  readonly amount: Exact;
  /** A fraction: 0.05 is 5%. */
  readonly rate: Exact;
}

/**
 * Flat commission: amount x rate per line, rounded half-up to `digits` decimals of the currency; the total is the sum of the rounded
 * lines. A negative amount (credit note) gives a negative commission. No lines total 0.
 */
export const flatCommission = (
  lines: readonly RatedLine[],
  digits = 2,
): { lines: { id: string; commission: Exact }[]; total: Exact } => {
  const paid = lines.map(({ id, amount, rate }) => ({ id, commission: round(mul(amount, rate), digits) }));
  return { lines: paid, total: sum(paid.map(({ commission }) => commission)) };
};
