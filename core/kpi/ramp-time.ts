import { compare, type Exact, exact, mul, sum } from "../money/exact.ts";

export interface RampTime {
  /** First month of employment, from 1, that reached the mark; null while not reached. */
  readonly months: number | null;
  /** Months observed without reaching it (right-censored); null once reached. */
  readonly censoredAt: number | null;
}

/**
 * The first month whose mean over the trailing `window` months, itself included, reaches threshold x benchmark. Months before the window
 * is full can't qualify. `monthly` is a rep's production by month of employment.
 */
export const rampTime = (monthly: readonly Exact[], window: number, threshold: Exact, benchmark: Exact): RampTime => {
  const mark = mul(mul(threshold, benchmark), exact(window));
  for (let month = window; month <= monthly.length; month++) {
    if (compare(sum(monthly.slice(month - window, month)), mark) >= 0) return { months: month, censoredAt: null };
  }
  return { months: null, censoredAt: monthly.length };
};
