import { type IsoDate, monthEnd, monthIndex, monthStart } from "../calendar/iso-date.ts";
import { append } from "../group-by.ts";
import { add, type Exact, min, sign, zero } from "../money/exact.ts";
import { ratio } from "../stats/ratio.ts";

export interface Payment {
  readonly customer: string;
  readonly date: IsoDate;
  readonly amount: Exact;
}

export interface RevenueCohort {
  /** Calendar month of the first payment, yyyy-mm. */
  readonly cohort: string;
  /** Customers. */
  readonly size: number;
  /** What they paid in their first month. */
  readonly start: Exact;
  /** By age in months; null where the month isn't over at the as-of date. */
  readonly revenue: readonly (Exact | null)[];
  readonly nrr: readonly (Exact | null)[];
  readonly grr: readonly (Exact | null)[];
  /** Share of the customers that paid anything in that month. */
  readonly logo: readonly (Exact | null)[];
}

/**
 * Revenue retention triangles from payments: customers by the month of their first payment, ages 0 to `periods` months. NRR = revenue / first
 * month's, GRR counts each customer at most at its first month. Payments after the as-of date don't count; refunds lower their month.
 */
export const revenueTriangle = (payments: readonly Payment[], periods: number, asOf: IsoDate): RevenueCohort[] => {
  const customers = new Map<string, Map<number, Exact>>();
  for (const { customer, date, amount } of payments) {
    if (date > asOf) continue;
    const months = customers.get(customer) ?? new Map<number, Exact>();
    customers.set(customer, months);
    const month = monthIndex(date);
    months.set(month, add(months.get(month) ?? zero, amount));
  }
  const cohorts = new Map<number, Map<number, Exact>[]>();
  for (const months of customers.values()) {
    const first = [...months.keys()].reduce((least, month) => Math.min(least, month));
    append(cohorts, first, months);
  }
  return [...cohorts].sort(([a], [b]) => a - b).map(([first, members]) => cohortRow(first, members, periods, asOf));
};

const cohortRow = (
  first: number,
  members: readonly ReadonlyMap<number, Exact>[],
  periods: number,
  asOf: IsoDate,
): RevenueCohort => {
  const paid = (months: ReadonlyMap<number, Exact>, age: number) => months.get(first + age) ?? zero;
  const total = (value: (months: ReadonlyMap<number, Exact>) => Exact) =>
    members.reduce((sum, months) => add(sum, value(months)), zero);
  const start = total((months) => paid(months, 0));
  const ages = Array.from({ length: periods + 1 }, (_, age) => age);
  const observed = <T>(value: (age: number) => T | null) =>
    ages.map((age) => (monthEnd(first + age) <= asOf ? value(age) : null));
  return {
    cohort: monthStart(first).slice(0, 7),
    size: members.length,
    start,
    revenue: observed((age) => total((months) => paid(months, age))),
    nrr: observed((age) =>
      ratio(
        total((months) => paid(months, age)),
        start,
      ),
    ),
    grr: observed((age) =>
      ratio(
        total((months) => min(paid(months, 0), paid(months, age))),
        start,
      ),
    ),
    logo: observed((age) => ratio(members.filter((months) => sign(paid(months, age)) > 0).length, members.length)),
  };
};
