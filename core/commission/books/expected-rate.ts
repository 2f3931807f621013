import { div, type Exact, mul, round, sign, sub } from "../../money/exact.ts";

/**
 * Accrual of an annual accelerator at the expected full-year rate: pay of the whole expected year x credit to date / expected credit, less
 * what was accrued before. null without expected credit. So a quarter below the accelerator carries its part of the rate to come.
 */
export const expectedRateAccrual = (
  creditToDate: Exact,
  expectedCredit: Exact,
  payOfYear: (credit: Exact) => Exact,
  accruedBefore: Exact,
  digits = 2,
): Exact | null =>
  sign(expectedCredit) === 0
    ? null
    : sub(round(div(mul(payOfYear(expectedCredit), creditToDate), expectedCredit), digits), accruedBefore);
