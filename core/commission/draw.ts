import { add, type Exact, less, min, mul, one, round, sub, zero } from "../money/exact.ts";

/** recoverable: a shortfall is owed. non_recoverable: it is not. recoverable_forgiven: what is still owed at the end is forgiven. */
export type DrawType = "recoverable" | "non_recoverable" | "recoverable_forgiven";

export interface Draw {
  readonly type: DrawType;
  readonly amount: Exact;
  /** Largest share of the excess over the draw that may be taken to pay the balance back; 1 by default. */
  readonly recoupLimit?: Exact;
}

/** One period: earned below the draw pays the draw and owes the gap; otherwise the balance is recovered from the excess. */
export const drawPeriod = (
  draw: Draw,
  earned: Exact,
  balance: Exact,
  digits = 2,
): { pay: Exact; recovered: Exact; balance: Exact } => {
  if (less(earned, draw.amount)) {
    const owed = draw.type === "non_recoverable" ? zero : add(balance, sub(draw.amount, earned));
    return { pay: draw.amount, recovered: zero, balance: owed };
  }
  if (draw.type === "non_recoverable") return { pay: earned, recovered: zero, balance: zero };
  const allowed = round(mul(sub(earned, draw.amount), draw.recoupLimit ?? one), digits);
  const recovered = min(balance, allowed);
  return { pay: sub(earned, recovered), recovered, balance: sub(balance, recovered) };
};

/**
 * A draw over consecutive periods, from an opening balance (0 by default). Lists have one entry a period; `forgiven` is the closing
 * balance of a recoverable_forgiven draw, else 0. A non-recoverable draw has no balance.
 */
export const drawPayments = (
  draw: Draw,
  earned: readonly Exact[],
  openingBalance: Exact = zero,
  digits = 2,
): { pay: Exact[]; recovered: Exact[]; balance: Exact[]; forgiven: Exact } => {
  let balance = openingBalance;
  const periods = earned.map((value) => {
    const period = drawPeriod(draw, value, balance, digits);
    balance = period.balance;
    return period;
  });
  return {
    pay: periods.map(({ pay }) => pay),
    recovered: periods.map(({ recovered }) => recovered),
    balance: periods.map((period) => period.balance),
    forgiven: draw.type === "recoverable_forgiven" ? balance : zero,
  };
};
