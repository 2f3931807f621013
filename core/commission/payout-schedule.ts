import { add, div, type Exact, min, mul, one, round, sub, sum, zero } from "../money/exact.ts";

/**
 * Pays a commission as its events come in (booking, invoices, cash): payment k = round(commission x share of events so far, at most 1)
 * less what is already paid, so that the payments add up to the commission. `total` is what all events together will be; by default the
 * sum of those given. A total of 0 with an event is refused with DIVISION_BY_ZERO.
 */
export const payoutSchedule = (
  commission: Exact,
  events: readonly Exact[],
  total: Exact = sum(events),
  digits = 2,
): { payments: Exact[]; paid: Exact; unpaid: Exact } => {
  let seen = zero;
  let paid = zero;
  const payments = events.map((event) => {
    seen = add(seen, event);
    const due = round(mul(commission, min(one, div(seen, total, "total"))), digits);
    const payment = sub(due, paid);
    paid = due;
    return payment;
  });
  return { payments, paid, unpaid: sub(commission, paid) };
};
