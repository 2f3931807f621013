import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMonths, isoDate } from "../../../core/calendar/iso-date.ts";
import { contractCostSchedule } from "../../../core/commission/contract-cost.ts";
import { equal, exact, fromUnits, sum, toText } from "../../../core/money/exact.ts";

describe("contract cost", () => {
  it("expense and write-off add up to the cost and the asset ends at zero", () => {
    const start = isoDate("2024-02-29");
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_999_999 }),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom("full_month", "daily"),
        fc.option(fc.integer({ min: 0, max: 70 })),
        (n, months, convention, ends) => {
          const cost = fromUnits(BigInt(n), 2);
          const terminated = ends === null ? {} : { terminated: addMonths(start, ends) };
          const { monthly, assetEnd, writeOff } = contractCostSchedule({
            cost,
            start,
            months,
            convention: convention as "daily",
            ...terminated,
          });
          expect(equal(sum([writeOff, ...monthly.map(({ expense }) => expense)]), cost)).toBe(true);
          expect(toText(assetEnd[assetEnd.length - 1] ?? exact("1"))).toBe("0");
        },
      ),
    );
  });
  it("writes everything off when the customer leaves before the first month", () => {
    const schedule = contractCostSchedule({
      cost: exact("100"),
      start: isoDate("2026-03-01"),
      months: 12,
      convention: "daily",
      terminated: isoDate("2026-02-01"),
    });
    expect([schedule.monthly, toText(schedule.writeOff)]).toEqual([[], "100"]);
  });
});
