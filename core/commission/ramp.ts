import { type Exact, mul, one, round, sum } from "../money/exact.ts";

/** Quota of the first months: monthly quota x ramp[k], 100% once the ramp is over; each month rounded, the total is their sum. */
export const rampedQuotas = (
  monthlyQuota: Exact,
  ramp: readonly Exact[],
  months: number,
  digits = 2,
): { quotas: Exact[]; total: Exact } => {
  const quotas = Array.from({ length: months }, (_, k) => round(mul(monthlyQuota, ramp[k] ?? one), digits));
  return { quotas, total: sum(quotas) };
};
