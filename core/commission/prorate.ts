import { dayOf, type IsoDate, monthIndex } from "../calendar/iso-date.ts";
import { daysFromTo, overlapDays } from "../calendar/overlap.ts";
import { type Exact, fraction, mul, round } from "../money/exact.ts";

export type ProrationMethod = "days" | "months";

/** Whole months on the plan inside the year: the starting month counts when its day is at most `startByDay`, the month of `to` counts. */
const monthsOnPlan = (start: IsoDate, end: IsoDate, startByDay: number): number =>
  start > end ? 0 : Math.max(0, monthIndex(end) - monthIndex(start) + 1 - (dayOf(start) <= startByDay ? 0 : 1));

/**
 * The share of a year (or any period) for which somebody is on a plan from `from` to `to`, both days inside: by calendar days, or by whole
 * months. Time outside the year does not count; no overlap gives 0.
 */
export const proratedFraction = (
  method: ProrationMethod,
  year: { readonly start: IsoDate; readonly end: IsoDate },
  onPlan: { readonly from: IsoDate; readonly to: IsoDate },
  startByDay = 15,
): Exact => {
  if (method === "days") {
    const days = overlapDays(year.start, year.end, onPlan.from, onPlan.to);
    return fraction(BigInt(days), BigInt(daysFromTo(year.start, year.end)));
  }
  const start = onPlan.from < year.start ? year.start : onPlan.from;
  const end = onPlan.to > year.end ? year.end : onPlan.to;
  const months = monthIndex(year.end) - monthIndex(year.start) + 1;
  return fraction(BigInt(monthsOnPlan(start, end, startByDay)), BigInt(months));
};

/** A yearly quota or target incentive times the fraction, rounded to money. */
export const prorated = (whole: Exact, share: Exact, digits = 2): Exact => round(mul(whole, share), digits);
