import { daysBetween, type IsoDate } from "../calendar/iso-date.ts";
import { kaplanMeier, type Survival, type SurvivalStep } from "../stats/kaplan-meier.ts";
import { type Attrition, attrition } from "./attrition.ts";

export interface Employment {
  readonly rep: string;
  readonly hired: IsoDate;
  /** Last day of employment; null while employed. */
  readonly left: IsoDate | null;
  /** The company wanted to keep this leaver; null where not recorded. */
  readonly regretted: boolean | null;
}

const leftBy = ({ left }: Employment, day: IsoDate) => left !== null && left <= day;

/** Kaplan-Meier curve of tenure in days; reps still employed at the as-of date are censored, reps hired after it don't count. */
export const tenureSurvival = (reps: readonly Employment[], asOf: IsoDate): Survival =>
  kaplanMeier(
    reps
      .filter(({ hired }) => hired <= asOf)
      .map((rep) => {
        const gone = leftBy(rep, asOf);
        return { days: daysBetween(rep.hired, gone ? (rep.left as IsoDate) : asOf), left: gone };
      }),
  );

/** Share still there after `days`: 1 before the first exit. */
export const survivalAt = (steps: readonly SurvivalStep[], days: number): number => {
  let survival = 1;
  for (const step of steps) {
    if (step.days > days) break;
    survival = step.survival;
  }
  return survival;
};

/** Leavers of a period by its first and last day, over the mean of the headcounts on the day before it and on its last day. */
export const periodAttrition = (
  reps: readonly Employment[],
  start: IsoDate,
  end: IsoDate,
  months: number,
): Attrition & { readonly leavers: number } => {
  const leavers = reps.filter(({ left }) => left !== null && left >= start && left <= end);
  const known = leavers.every(({ regretted }) => regretted !== null);
  const rates = attrition({
    start: reps.filter(({ hired, left }) => hired < start && (left === null || left >= start)).length,
    end: reps.filter((rep) => rep.hired <= end && !leftBy(rep, end)).length,
    leavers: leavers.length,
    regretted: known ? leavers.filter(({ regretted }) => regretted === true).length : null,
    months,
  });
  return { ...rates, leavers: leavers.length };
};
