import { type IsoDate, monthEnd, monthIndex } from "../../core/calendar/iso-date.ts";
import { type AgeAverage, cohortAverage } from "../../core/cohort/weighted-average.ts";
import { toNumber } from "../../core/money/exact.ts";

/** A cohort by its first day, and what of it is counted at each age; null where that month is not over on the as-of date. */
export interface TriangleRow {
  readonly start: IsoDate;
  readonly size: number;
  readonly retained: readonly (number | null)[];
}

export interface Triangle {
  readonly rows: readonly TriangleRow[];
  /** Ages 0 to the oldest that a cohort has reached, at most twelve. */
  readonly ages: readonly number[];
  readonly average: readonly AgeAverage[];
  /** The age to speak of: the oldest that cohorts with at least half of all entities have reached, else 0; null where no month is over. */
  readonly headlineAge: number | null;
}

const oldestAge = 12;

/** Whether a cohort's month of an age is over on the as-of date (golden cohort.retention). */
export const isObserved = (start: IsoDate, age: number, asOf: IsoDate): boolean =>
  monthEnd(monthIndex(start) + age) <= asOf;

/** Arranges cohorts as a triangle: `countAt` is asked for observed cells only. */
export const triangle = (
  cohorts: readonly { readonly start: IsoDate; readonly size: number }[],
  countAt: (start: IsoDate, age: number) => number,
  asOf: IsoDate,
): Triangle => {
  const all = Array.from({ length: oldestAge + 1 }, (_, age) => age);
  const ages = all.filter((age) => cohorts.some(({ start }) => isObserved(start, age, asOf)));
  const rows = cohorts.map(({ start, size }) => ({
    start,
    size,
    retained: ages.map((age) => (isObserved(start, age, asOf) ? countAt(start, age) : null)),
  }));
  const average = cohortAverage(rows);
  const sizeOf = (chosen: readonly TriangleRow[]) => chosen.reduce((sum, { size }) => sum + size, 0);
  const half = sizeOf(rows) / 2;
  const headlineAge = ages.filter((age) => sizeOf(rows.filter((row) => row.retained[age] !== null)) >= half).pop();
  return { rows, ages, average, headlineAge: headlineAge ?? ages[0] ?? null };
};

/** Retained of a row at an age as a share of its size. */
export const rateAt = (row: TriangleRow, age: number): number | null => {
  const retained = row.retained[age] ?? null;
  return retained === null || row.size === 0 ? null : retained / row.size;
};

export const averageAt = ({ average }: Triangle, age: number): number | null => {
  const rate = average[age]?.rate ?? null;
  return rate === null ? null : toNumber(rate);
};
