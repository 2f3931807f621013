import type { FiscalCalendar } from "../../calendar/fiscal.ts";
import { type IsoDate, monthIndex } from "../../calendar/iso-date.ts";
import { daysFromTo, overlapDays } from "../../calendar/overlap.ts";
import { type Period, periodContaining } from "../../calendar/period.ts";
import { currencyDigits } from "../../money/currency.ts";
import { type Exact, fraction, max, mul, one, round, sub, sum, zero } from "../../money/exact.ts";
import type { Plan } from "../plan/plan.ts";
import { proratedFraction } from "../prorate.ts";
import type { Leave, Person, QuotaRow } from "./inputs.ts";

/** How a quota came about: base amount, then the shares that reduce it, then the rounded result. */
export interface QuotaSteps {
  readonly base: Exact;
  readonly membership: Exact;
  readonly ramp: Exact;
  readonly relief: Exact;
  readonly digits: number;
  readonly quota: Exact;
}

/** The share of a period for which a person is on the plan under the plan's proration; 1 without proration. */
export const membershipShare = (plan: Plan, person: Person, period: { start: IsoDate; end: IsoDate }): Exact =>
  plan.proration === "none"
    ? one
    : proratedFraction(
        plan.proration,
        period,
        { from: person.from ?? period.start, to: person.to ?? period.end },
        plan.startByDay,
      );

/** Mean share of the ramp over the months of the period; 1 without ramp or hiring date, months before hiring count as the first. */
const rampShare = (plan: Plan, person: Person, period: { start: IsoDate; end: IsoDate }): Exact => {
  const { hired } = person;
  if (hired === undefined || plan.ramp.length === 0) return one;
  const [first, last] = [monthIndex(period.start), monthIndex(period.end)];
  const shares: Exact[] = [];
  for (let month = first; month <= last; month++) {
    const k = Math.max(1, month - monthIndex(hired) + 1);
    shares.push(plan.ramp.find(({ from }) => from.n === BigInt(k) * from.d)?.value ?? one);
  }
  return mul(sum(shares), fraction(1n, BigInt(shares.length)));
};

const reliefShare = (leaves: readonly Leave[], payee: string, period: { start: IsoDate; end: IsoDate }): Exact => {
  const days = BigInt(daysFromTo(period.start, period.end));
  const away = leaves
    .filter((leave) => leave.payee === payee)
    .map(({ from, to, share = one }) =>
      mul(fraction(BigInt(overlapDays(period.start, period.end, from, to)), days), share),
    );
  return max(zero, sub(one, sum(away)));
};

const rowAmount = (row: QuotaRow, period: { start: IsoDate; end: IsoDate }, calendar: FiscalCalendar): Exact => {
  const days = BigInt(overlapDays(period.start, period.end, row.from, row.to));
  if (row.annual !== true) return mul(row.amount, fraction(days, BigInt(daysFromTo(row.from, row.to))));
  const year = periodContaining(period.start, "year", calendar);
  return mul(row.amount, fraction(days, BigInt(daysFromTo(year.start, year.end))));
};

/**
 * A payee's quota for a component and period: the quota rows that meet it, each by its days inside (so that months add up to a quarter and
 * a change within the period blends), else the plan's own quota; times proration, ramp and relief; rounded to money. undefined without any.
 */
export const quotaFor = (
  plan: Plan,
  person: Person,
  component: string,
  period: Period | { start: IsoDate; end: IsoDate },
  calendar: FiscalCalendar,
  quotas: readonly QuotaRow[],
  leaves: readonly Leave[],
): QuotaSteps | undefined => {
  const meets = quotas.filter((row) => overlapDays(period.start, period.end, row.from, row.to) > 0);
  const own = meets.filter((row) => row.component === component);
  const rows = own.length > 0 ? own : meets.filter((row) => row.component === undefined);
  if (rows.length === 0 && plan.quota === undefined) return undefined;
  const base = rows.length > 0 ? sum(rows.map((row) => rowAmount(row, period, calendar))) : (plan.quota ?? zero);
  const membership = membershipShare(plan, person, period);
  const ramp = rampShare(plan, person, period);
  const relief = reliefShare(leaves, person.payee, period);
  const digits = currencyDigits(plan.currency);
  const quota = round(mul(mul(base, membership), mul(ramp, relief)), digits);
  return { base, membership, ramp, relief, digits, quota };
};
