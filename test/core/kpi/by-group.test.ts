import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isoDate } from "../../../core/calendar/iso-date.ts";
import { kpisByGroup } from "../../../core/kpi/by-group.ts";
import type { DatedDeal, Outcome } from "../../../core/kpi/win-rate.ts";
import { type Exact, exact, toText } from "../../../core/money/exact.ts";

const text = (value: Exact | null) => (value === null ? null : toText(value));

const start = isoDate("2025-04-01");

const end = isoDate("2025-06-30");

const deal = (outcome: Outcome, closed: string | null, amount: string | null, created = "2025-03-01"): DatedDeal => ({
  outcome,
  created: isoDate(created),
  closed: closed === null ? null : isoDate(closed),
  amount: amount === null ? null : exact(amount),
});

describe("kpisByGroup", () => {
  const anyDeal = fc.record({
    outcome: fc.constantFrom<Outcome>("open", "won", "lost", "disqualified"),
    created: fc.constantFrom(isoDate("2025-03-01"), isoDate("2025-04-15"), null),
    closed: fc.constantFrom(isoDate("2025-05-01"), isoDate("2025-07-02"), null),
    amount: fc.option(fc.nat(1000).map((x) => exact(x))),
    group: fc.constantFrom("north", "south", null),
  });
  it("the groups' counts add up to the total, on both bases", () => {
    fc.assert(
      fc.property(
        fc.array(anyDeal, { maxLength: 25 }),
        fc.constantFrom("closed_period" as const, "created_cohort" as const),
        (deals, basis) => {
          const { groups, total } = kpisByGroup(deals, basis, start, end);
          return (["won", "lost", "open", "disqualified"] as const).every(
            (key) => groups.reduce((sum, { winRate: rates }) => sum + rates[key], 0) === total.winRate[key],
          );
        },
      ),
    );
  });
  it("velocity is what the period booked per day of the cycle; deals without a group come last", () => {
    const { groups } = kpisByGroup(
      [
        { ...deal("won", "2025-04-30", "600", "2025-03-31"), group: "a" },
        { ...deal("lost", "2025-05-30", "1", "2025-04-01"), group: "a" },
        { ...deal("won", "2025-05-30", "1", "2025-05-30"), group: null },
      ],
      "closed_period",
      start,
      end,
    );
    expect(groups.map(({ group, n }) => [group, n])).toEqual([
      ["a", 2],
      [null, 1],
    ]);
    expect(text(groups[0]?.velocity.perDay ?? null)).toBe("20");
    expect(groups[1]?.velocity.perDay).toBeNull();
  });
});
