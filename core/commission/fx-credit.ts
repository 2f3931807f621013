import { RevError } from "../errors/error.ts";
import { type Exact, mul, one, round, sum } from "../money/exact.ts";

/** plan_rate: one rate for the year. booking_rate: the rate of the booking date. payout_rate: the rate of the payout. */
export type CurrencyPolicy = "plan_rate" | "booking_rate" | "payout_rate";

/** Units of the target currency for one unit of the currency. */
export type RatesByCurrency = ReadonlyMap<string, Exact>;

export interface CurrencyRates {
  readonly plan?: RatesByCurrency;
  /** By booking date, ISO text. */
  readonly booking?: ReadonlyMap<string, RatesByCurrency>;
  readonly payout?: RatesByCurrency;
}

/** The rate into `to` under a policy; 1 within one currency, FX_RATE_MISSING where none is given. */
export const creditRate = (
  currency: string,
  to: string,
  policy: CurrencyPolicy,
  rates: CurrencyRates,
  booked: string,
): Exact => {
  if (currency === to) return one;
  const table = { plan_rate: rates.plan, booking_rate: rates.booking?.get(booked), payout_rate: rates.payout }[policy];
  const rate = table?.get(currency);
  if (rate === undefined) throw new RevError("FX_RATE_MISSING", { currency, to, date: booked, policy });
  return rate;
};

export interface ForeignDeal {
  readonly id: string;
  readonly amount: Exact;
  readonly currency: string;
  readonly booked: string;
}

/**
 * Credit in the plan's currency and its commission: amount x rate of the policy, commission = unrounded credit x commission rate, rounded
 * once. `credited` is shown rounded. The total is the sum of the lines.
 */
export const foreignCommission = (
  to: string,
  policy: CurrencyPolicy,
  commissionRate: Exact,
  rates: CurrencyRates,
  deals: readonly ForeignDeal[],
  digits = 2,
): { lines: { id: string; credited: Exact; commission: Exact }[]; total: Exact } => {
  const lines = deals.map(({ id, amount, currency, booked }) => {
    const credit = mul(amount, creditRate(currency, to, policy, rates, booked));
    return { id, credited: round(credit, digits), commission: round(mul(credit, commissionRate), digits) };
  });
  return { lines, total: sum(lines.map(({ commission }) => commission)) };
};
