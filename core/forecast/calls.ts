import { daysBetween, isoDate } from "../calendar/iso-date.ts";
import { groupBy } from "../group-by.ts";
import type { Exact } from "../money/exact.ts";
import { type ForecastAccuracy, type ForecastPair, forecastAccuracy } from "./accuracy.ts";

/** A forecast somebody gave for a period on a day, and what the period came to. Dates are ISO text. */
export interface ForecastCall {
  readonly caller: string;
  readonly period: string;
  readonly periodEnd: string;
  readonly calledOn: string;
  readonly amount: Exact;
  readonly actual: Exact;
}

export interface CallAccuracy extends ForecastAccuracy {
  readonly calls: number;
}

export interface CallerAccuracy extends CallAccuracy {
  readonly caller: string;
}

export interface WeekAccuracy extends CallAccuracy {
  /** Whole weeks before the period's end; 0 is the last week. */
  readonly weeksBefore: number;
}

const measured = (calls: readonly ForecastCall[]): CallAccuracy => ({
  ...forecastAccuracy(calls.map(({ amount, actual }): ForecastPair => ({ forecast: amount, actual }))),
  calls: calls.length,
});

/** The last call of each caller and period; of two on one day the later row. */
const lastCalls = (calls: readonly ForecastCall[]): ForecastCall[] => {
  const last = new Map<string, ForecastCall>();
  for (const call of calls) {
    const key = JSON.stringify([call.caller, call.period]);
    const known = last.get(key);
    if (known === undefined || call.calledOn >= known.calledOn) last.set(key, call);
  }
  return [...last.values()];
};

/**
 * How well calls held: per caller on the last call for each period, by name; and for all calls by whole weeks before the period's end,
 * furthest first. Calls made after the end are left out of the weeks. Measures as in `forecastAccuracy`.
 */
export const callAccuracy = (
  calls: readonly ForecastCall[],
): { byCaller: CallerAccuracy[]; byWeek: WeekAccuracy[] } => {
  const weeks = (call: ForecastCall) =>
    Math.floor(daysBetween(isoDate(call.calledOn, call.caller), isoDate(call.periodEnd, call.caller)) / 7);
  const byCaller = [...groupBy(lastCalls(calls), ({ caller }) => caller)]
    .map(([caller, own]) => ({ caller, ...measured(own) }))
    .sort((a, b) => (a.caller < b.caller ? -1 : 1));
  const byWeek = [...groupBy(calls, weeks)]
    .filter(([weeksBefore]) => weeksBefore >= 0)
    .map(([weeksBefore, own]) => ({ weeksBefore, ...measured(own) }))
    .sort((a, b) => b.weeksBefore - a.weeksBefore);
  return { byCaller, byWeek };
};
