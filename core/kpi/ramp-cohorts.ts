import { type IsoDate, monthOf, yearOf } from "../calendar/iso-date.ts";
import type { Exact } from "../money/exact.ts";
import { kaplanMeier } from "../stats/kaplan-meier.ts";
import { mean } from "../stats/mean.ts";
import { rampTime } from "./ramp-time.ts";

export interface RampingRep {
  readonly rep: string;
  readonly hired: IsoDate;
  /** Production by full month of employment, the first month first. */
  readonly monthly: readonly Exact[];
}

export interface RampCohort {
  /** Calendar quarter of hiring, such as 2026-Q1. */
  readonly cohort: string;
  readonly n: number;
  /** Reps who have reached the mark. */
  readonly reached: number;
  /** Median months until the mark, those not there yet censored (Kaplan-Meier); null while fewer than half are there. */
  readonly medianMonths: number | null;
  /** Mean production in each month of employment and the reps behind it; a month that nobody has completed isn't listed. */
  readonly byMonth: readonly { readonly mean: Exact; readonly n: number }[];
}

const quarterOf = (date: IsoDate) => `${yearOf(date)}-Q${Math.ceil(monthOf(date) / 3)}`;

/** How fast each hiring cohort gets productive: ramp time to threshold x benchmark over a trailing window, and the production curve. */
export const rampCohorts = (
  reps: readonly RampingRep[],
  window: number,
  threshold: Exact,
  benchmark: Exact,
): RampCohort[] => {
  const cohorts = new Map<string, RampingRep[]>();
  for (const rep of reps) {
    const cohort = quarterOf(rep.hired);
    cohorts.set(cohort, [...(cohorts.get(cohort) ?? []), rep]);
  }
  return [...cohorts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([cohort, members]) => {
      const times = members.map(({ monthly }) => rampTime(monthly, window, threshold, benchmark));
      const stays = times.map(({ months, censoredAt }) => ({ days: months ?? censoredAt ?? 0, left: months !== null }));
      const longest = members.reduce((most, { monthly }) => Math.max(most, monthly.length), 0);
      return {
        cohort,
        n: members.length,
        reached: times.filter(({ months }) => months !== null).length,
        medianMonths: kaplanMeier(stays).median,
        byMonth: Array.from({ length: longest }, (_, month) => {
          const produced = members.map(({ monthly }) => monthly[month]).filter((x): x is Exact => x !== undefined);
          return { mean: mean(produced) as Exact, n: produced.length };
        }),
      };
    });
};
