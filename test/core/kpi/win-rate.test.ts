import { describe, expect, it } from "vitest";
import { isoDate } from "../../../core/calendar/iso-date.ts";
import { type DatedDeal, type Outcome, winRate } from "../../../core/kpi/win-rate.ts";
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

const closed = (...deals: DatedDeal[]) => winRate(deals, "closed_period", start, end);

describe("winRate", () => {
  it("the first and the last day of the period count, the days around it don't", () => {
    const found = closed(
      deal("won", "2025-03-31", "1"),
      deal("won", "2025-04-01", "1"),
      deal("lost", "2025-06-30", "1"),
      deal("lost", "2025-07-01", "1"),
    );
    expect(found).toMatchObject({ won: 1, lost: 1 });
  });
  it("disqualified deals are counted apart and stand in no denominator", () => {
    const found = closed(deal("won", "2025-05-01", "10"), deal("disqualified", "2025-05-02", "90"));
    expect(found).toMatchObject({ won: 1, lost: 0, disqualified: 1 });
    expect([text(found.rateCount), text(found.rateValue)]).toEqual(["1", "1"]);
  });
  it.each([null, "0"])("by value it is blank where lost deals have the amount %s", (amount) => {
    const found = closed(deal("won", "2025-05-01", "10"), deal("lost", "2025-05-02", amount));
    expect([text(found.rateCount), found.rateValue]).toEqual(["0.5", null]);
  });
  it("nothing decided: rates are blank, not 0", () => {
    expect(closed(deal("open", null, "5"))).toMatchObject({ won: 0, lost: 0, rateCount: null, rateValue: null });
    expect(closed()).toMatchObject({ rateCount: null, rateValue: null, rateCreated: null, complete: null });
  });
  it("the created cohort is complete once none of its deals is open", () => {
    const cohort = (outcome: Outcome) =>
      winRate(
        [deal(outcome, null, "5", "2025-05-05"), deal("won", "2026-01-01", "5", "2025-05-06")],
        "created_cohort",
        start,
        end,
      );
    expect([text(cohort("open").rateCreated), cohort("open").complete]).toEqual(["0.5", false]);
    expect([text(cohort("lost").rateCreated), cohort("lost").complete]).toEqual(["0.5", true]);
    expect([text(cohort("disqualified").rateCreated), cohort("disqualified").complete]).toEqual(["1", true]);
  });
});
