import { add, type Exact, sub, sum, zero } from "../money/exact.ts";

/**
 * Commission payable rolled forward: closing = opening + earned + adjustments - paid per period. `expense` is the cost incurred (earned +
 * adjustments) before any of it is capitalised. Lists run by period; a missing entry is 0.
 */
export const accrual = (
  opening: Exact,
  earned: readonly Exact[],
  paid: readonly Exact[],
  adjustments: readonly Exact[] = [],
): { closing: Exact[]; expense: Exact } => {
  const periods = Math.max(earned.length, paid.length, adjustments.length);
  let balance = opening;
  const closing = Array.from({ length: periods }, (_, i) => {
    balance = sub(add(add(balance, earned[i] ?? zero), adjustments[i] ?? zero), paid[i] ?? zero);
    return balance;
  });
  return { closing, expense: add(sum(earned), sum(adjustments)) };
};
