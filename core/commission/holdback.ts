import { type Exact, mul, round, sub } from "../money/exact.ts";
import { payoutSchedule } from "./payout-schedule.ts";

/**
 * Keeps back round(earned x rate) and releases it in proportion to the cash received, rounded cumulatively so that the releases add up to
 * what was held; more cash than the invoice releases nothing more.
 */
export const holdback = (
  earned: Exact,
  rate: Exact,
  invoiceTotal: Exact,
  collected: readonly Exact[],
  digits = 2,
): { paidNow: Exact; held: Exact; released: Exact[]; remaining: Exact } => {
  const held = round(mul(earned, rate), digits);
  const { payments, unpaid } = payoutSchedule(held, collected, invoiceTotal, digits);
  return { paidNow: sub(earned, held), held, released: payments, remaining: unpaid };
};
