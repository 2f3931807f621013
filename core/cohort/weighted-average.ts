import type { Exact } from "../money/exact.ts";
import { ratio } from "../stats/ratio.ts";

export interface CohortCounts {
  readonly size: number;
  /** Retained at each age; null (or a shorter row) where not observed yet. */
  readonly retained: readonly (number | null)[];
}

export interface AgeAverage {
  readonly rate: Exact | null;
  /** Cohorts observed at this age. */
  readonly cohorts: number;
  /** What a table that takes blanks for 0 would show; for contrast only. */
  readonly ifBlankWereZero: Exact | null;
}

const total = (rows: readonly CohortCounts[], value: (row: CohortCounts) => number) =>
  rows.reduce((sum, row) => sum + value(row), 0);

/** Per age: retained / size over the cohorts observed at that age, so that large cohorts weigh more and young ones don't pull it down. */
export const cohortAverage = (rows: readonly CohortCounts[]): AgeAverage[] => {
  const ages = rows.reduce((longest, { retained }) => Math.max(longest, retained.length), 0);
  return Array.from({ length: ages }, (_, age) => {
    const at = ({ retained }: CohortCounts) => retained[age] ?? null;
    const observed = rows.filter((row) => at(row) !== null);
    const retained = total(observed, (row) => at(row) ?? 0);
    return {
      rate: ratio(
        retained,
        total(observed, ({ size }) => size),
      ),
      cohorts: observed.length,
      ifBlankWereZero: ratio(
        retained,
        total(rows, ({ size }) => size),
      ),
    };
  });
};
