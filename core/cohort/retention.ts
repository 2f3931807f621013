import { type IsoDate, monthEnd, monthIndex, monthStart } from "../calendar/iso-date.ts";
import type { Exact } from "../money/exact.ts";
import { ratio } from "../stats/ratio.ts";

/** bounded: active in exactly that month. unbounded (rolling): in that month or later. */
export type RetentionType = "bounded" | "unbounded";

export interface CohortEntity {
  readonly start: IsoDate;
  /** Days of activity, in any order; the start counts only if it is among them. */
  readonly active: readonly IsoDate[];
}

export interface CohortRow {
  /** yyyy-mm */
  readonly cohort: string;
  readonly size: number;
  /** Entities retained at each age; null where the month isn't over at the as-of date. */
  readonly retained: readonly (number | null)[];
  readonly rates: readonly (Exact | null)[];
}

/**
 * The cohort triangle of calendar months: one row a start month that occurs, in order of time; column p is the share active p months later.
 * What happens after the as-of date doesn't count, nor do entities that start after it; activity before the start month is ignored.
 */
export const cohortRetention = (
  entities: readonly CohortEntity[],
  type: RetentionType,
  periods: number,
  asOf: IsoDate,
): CohortRow[] => {
  const cohorts = new Map<number, { size: number; retained: number[] }>();
  for (const { start, active } of entities) {
    if (start > asOf) continue;
    const month = monthIndex(start);
    const row = cohorts.get(month) ?? { size: 0, retained: new Array<number>(periods).fill(0) };
    cohorts.set(month, row);
    row.size++;
    const ages = new Set<number>();
    for (const day of active) if (day <= asOf) ages.add(monthIndex(day) - month);
    const last = Math.max(-1, ...ages);
    for (let age = 0; age < periods; age++) {
      if (type === "bounded" ? ages.has(age) : age <= last) row.retained[age] = (row.retained[age] as number) + 1;
    }
  }
  return [...cohorts]
    .sort(([a], [b]) => a - b)
    .map(([month, { size, retained }]) => {
      const observed = retained.map((count, age) => (monthEnd(month + age) <= asOf ? count : null));
      return {
        cohort: monthStart(month).slice(0, 7),
        size,
        retained: observed,
        rates: observed.map((count) => (count === null ? null : ratio(count, size))),
      };
    });
};
