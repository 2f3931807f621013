import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, isoDate, monthEnd, monthIndex } from "../../../core/calendar/iso-date.ts";
import { type CohortEntity, cohortRetention, type RetentionType } from "../../../core/cohort/retention.ts";

const origin = isoDate("2023-12-15");
const entities = fc.array(
  fc.record({ start: fc.nat(150), active: fc.array(fc.nat(250), { maxLength: 6 }) }).map(
    ({ start, active }): CohortEntity => ({
      start: addDays(origin, start),
      active: active.map((day) => addDays(origin, start + day)),
    }),
  ),
  { maxLength: 15 },
);

/** Cell by cell from the definition. */
const naive = (list: readonly CohortEntity[], type: RetentionType, month: number, age: number, asOf: string) => {
  if (monthEnd(month + age) > asOf) return null;
  return list.filter(
    ({ start, active }) =>
      monthIndex(start) === month &&
      start <= asOf &&
      active.some((day) => {
        const later = monthIndex(day) - month;
        return day <= asOf && (type === "bounded" ? later === age : later >= age);
      }),
  ).length;
};

describe("cohortRetention", () => {
  it.each<RetentionType>(["bounded", "unbounded"])("%s: every cell as the definition counts it", (type) => {
    fc.assert(
      fc.property(entities, fc.integer({ min: 0, max: 300 }), (list, day) => {
        const asOf = addDays(origin, day);
        return cohortRetention(list, type, 5, asOf).every(({ cohort, retained }) => {
          const month = monthIndex(isoDate(`${cohort}-01`));
          return retained.every((count, age) => count === naive(list, type, month, age, asOf));
        });
      }),
    );
  });
  it("February of a leap year is over on the 29th", () => {
    const list = [{ start: isoDate("2024-02-01"), active: [isoDate("2024-02-29")] }];
    expect(cohortRetention(list, "bounded", 1, isoDate("2024-02-28"))[0]?.retained).toEqual([null]);
    expect(cohortRetention(list, "bounded", 1, isoDate("2024-02-29"))[0]?.retained).toEqual([1]);
  });
  it("unbounded never grows with age", () => {
    fc.assert(
      fc.property(entities, (list) =>
        cohortRetention(list, "unbounded", 6, addDays(origin, 600)).every(({ retained }) =>
          retained.every((count, age) => age === 0 || (count as number) <= (retained[age - 1] as number)),
        ),
      ),
    );
  });
  it("nobody, and nobody yet: no rows", () => {
    expect(cohortRetention([], "bounded", 3, origin)).toEqual([]);
    expect(cohortRetention([{ start: addDays(origin, 1), active: [] }], "bounded", 3, origin)).toEqual([]);
  });
});
