import { add, div, type Exact, exact, mul } from "../money/exact.ts";
import { ratio } from "../stats/ratio.ts";

export interface Headcount {
  readonly start: number;
  readonly end: number;
  readonly leavers: number;
  /** Leavers the company wanted to keep; null where not recorded. */
  readonly regretted: number | null;
  /** Length of the period. */
  readonly months: number;
}

export interface Attrition {
  readonly averageHeadcount: Exact;
  readonly periodRate: Exact | null;
  /** Period rate x 12 / months; may exceed 1. */
  readonly annualised: Exact | null;
  readonly regrettedAnnualised: Exact | null;
}

/** Leavers / mean of opening and closing headcount, and that rate for a year; blank where nobody was there. */
export const attrition = ({ start, end, leavers, regretted, months }: Headcount): Attrition => {
  const averageHeadcount = div(add(exact(start), exact(end)), exact(2));
  const year = ratio(12, months);
  const rate = (count: number) => ratio(count, averageHeadcount);
  const annual = (value: Exact | null) => (value === null || year === null ? null : mul(value, year));
  return {
    averageHeadcount,
    periodRate: rate(leavers),
    annualised: annual(rate(leavers)),
    regrettedAnnualised: regretted === null ? null : annual(rate(regretted)),
  };
};
