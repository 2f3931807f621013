import type { FiscalCalendar } from "../../core/calendar/fiscal.ts";
import type { IsoDate } from "../../core/calendar/iso-date.ts";
import { type Period, periodContaining } from "../../core/calendar/period.ts";
import type { RunInputs } from "../../core/commission/engine/inputs.ts";
import type { Plan } from "../../core/commission/plan/plan.ts";

interface Days {
  readonly start: IsoDate;
  readonly end: IsoDate;
}

/** First and last day that the plans measure for a pay period. */
export const measuredDays = (plans: readonly Plan[], period: Period, calendar: FiscalCalendar): Days => {
  const spans = plans.map((plan) => periodContaining(period.start, plan.measurement ?? plan.period, calendar));
  return {
    start: spans.map(({ start }) => start).reduce((a, b) => (a < b ? a : b), period.start),
    end: spans.map(({ end }) => end).reduce((a, b) => (a > b ? a : b), period.end),
  };
};

/** A dated row cut off at the last day that matters: what ends later is open here. */
const openAfter = <T extends { readonly to?: IsoDate }>(row: T, last: IsoDate): T => {
  if (row.to === undefined || row.to <= last) return row;
  const { to: _to, ...open } = row;
  return open as T;
};

const versionAt = (plan: Plan, last: IsoDate): Plan => {
  if (plan.validTo === undefined || plan.validTo <= last) return plan;
  const { validTo: _validTo, ...open } = plan;
  return open;
};

/**
 * The part of the inputs that a pay period depends on, so that later deals, rates, people and versions of a plan change nothing in an earlier
 * period: deals and credit notes of the measured days with the deals they belong to, dated rows that meet those days. A deal without a
 * date stays, since nobody knows where it belongs.
 */
export const relevantInputs = (inputs: RunInputs): RunInputs => {
  const { period, calendar, plans } = inputs;
  const { start, end } = measuredDays(plans, period, calendar);
  const meets = (from: IsoDate | undefined, to: IsoDate | undefined) =>
    (from ?? start) <= end && (to ?? from ?? end) >= start;
  const creditNotes = (inputs.creditNotes ?? []).filter(
    ({ date }) => date === null || (date >= start && date <= period.end),
  );
  const cancellations = (inputs.cancellations ?? []).filter(({ date }) => date >= period.start && date <= period.end);
  const referred = new Set([...creditNotes, ...cancellations].map(({ deal }) => deal));
  const deals = inputs.deals.filter(
    ({ id, date }) => date === null || (date >= start && date <= period.end) || (referred.has(id) && date < start),
  );
  const ids = new Set(deals.map(({ id }) => id));
  return {
    ...inputs,
    plans: plans
      .filter(({ validFrom, validTo }) => validFrom <= end && (validTo ?? end) >= start)
      .map((plan) => versionAt(plan, end)),
    people: inputs.people.filter(({ from }) => (from ?? start) <= end).map((person) => openAfter(person, end)),
    deals,
    creditNotes,
    cancellations,
    splits: (inputs.splits ?? []).filter(({ deal }) => ids.has(deal)),
    quotas: (inputs.quotas ?? []).filter(({ from, to }) => meets(from, to)),
    leaves: (inputs.leaves ?? []).filter(({ from, to }) => meets(from, to)),
    exceptions: (inputs.exceptions ?? []).filter(({ from, to }) => meets(from, to)),
    rates: (inputs.rates ?? []).filter(({ from, to }) => from <= period.end && (to ?? from) >= start),
  };
};
