import { describe, expect, it } from "vitest";
import { isoDate } from "../../../core/calendar/iso-date.ts";
import { trustOf } from "../../../pipeline/analysis/trust.ts";
import { analysisOf } from "../../support/analysis.ts";

const counts = {
  read: 10,
  used: 8,
  reasons: [
    { reason: "b", count: 1 },
    { reason: "a", count: 1 },
  ],
  notes: ["Further."],
};

describe("trust", () => {
  it("says what was used and left out, how fresh the data is and what is still open", async () => {
    const context = await analysisOf({
      deals: [
        { deal_id: "1", stage: "Won", created_at: "2026-08-01", close_date: "2026-09-27", amount: "1" },
        { deal_id: "2", stage: "Proposal", created_at: "2026-08-02", close_date: "2026-12-31" },
        { deal_id: "3", stage: "Won", created_at: "2026-05-02" },
        { deal_id: "4", stage: "Lost", created_at: "2026-05-02", close_date: "2026-05-01" },
      ],
    });
    expect(await trustOf(context, counts)).toEqual({
      summary: "8 of 10 records used, 2 left out. 50% of the deals created in the last 90 days are still open.",
      read: 10,
      used: 8,
      leftOut: 2,
      reasons: [
        { reason: "a", count: 1 },
        { reason: "b", count: 1 },
      ],
      freshness: "The latest entry is of 2026-09-27, 3 days before the as-of date.",
      immatureShare: 0.5,
      notes: [
        "Won deals without a close date, in no quarter: 1.",
        "Deals that close before they were created, without a sales cycle: 1.",
        "Further.",
      ],
    });
  });

  it("knows data beyond the as-of date, whose earlier state may be unknown", async () => {
    const context = await analysisOf(
      {
        deals: [
          { deal_id: "1", stage: "Won", created_at: "2026-08-01", close_date: "2026-10-05", modified_at: "2026-10-05" },
        ],
      },
      { asOf: isoDate("2026-09-30") },
    );
    const trust = await trustOf(context, { ...counts, used: 10, reasons: [] });
    expect(trust.summary).toContain("All 10 records used.");
    expect(trust.freshness).toContain("The data goes on to 2026-10-05");
    expect(trust.notes[0]).toBe("Deals changed after the as-of date whose state then is unknown: 1.");
  });

  it("admits that undated data has no age", async () => {
    const trust = await trustOf(await analysisOf({ deals: [{ deal_id: "1", stage: "Lost" }] }), counts);
    expect(trust.freshness).toBe("The export has no dates, so its age can't be told.");
    expect(trust.immatureShare).toBe(null);
  });
});
