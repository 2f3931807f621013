import { describe, expect, it } from "vitest";
import { accuracySection } from "../../../pipeline/analysis/accuracy.ts";
import { analysisOf } from "../../support/analysis.ts";
import type { RawRow } from "../../support/raw-tables.ts";

const deal = (
  id: string,
  owner: string,
  stage: string,
  close: string,
  amount: string,
  chance: string | null,
): RawRow => ({
  deal_id: id,
  owner_name: owner,
  stage,
  created_at: "2026-05-01",
  close_date: close,
  amount,
  probability: chance,
});

describe("accuracy section", () => {
  it("holds what owners' deals were worth in earlier exports against what came, by hand", async () => {
    const { section } = await accuracySection(
      await analysisOf({
        // Called on 30 June for the third quarter: Ana 100 x 0.5 + 200 x 0.25 = 100, Ben 80 x 0.5 = 40; on 16 September Ana 100 + 200 x 0.5.
        snapshots: [
          { ...deal("1", "Ana", "Proposal", "2026-08-01", "100", "0.5"), snapshot_on: "2026-06-30" },
          { ...deal("2", "Ana", "Proposal", "2026-09-01", "200", "0.25"), snapshot_on: "2026-06-30" },
          { ...deal("3", "Ben", "Proposal", "2026-09-01", "80", "0.5"), snapshot_on: "2026-06-30" },
          { ...deal("4", "Ben", "Proposal", "2026-11-01", "999", "0.5"), snapshot_on: "2026-06-30" },
          { ...deal("1", "Ana", "Won", "2026-08-01", "100", "1"), snapshot_on: "2026-09-16" },
          { ...deal("2", "Ana", "Proposal", "2026-09-25", "200", "0.5"), snapshot_on: "2026-09-16" },
        ],
        deals: [
          deal("1", "Ana", "Won", "2026-08-01", "100", "1"),
          deal("2", "Ana", "Lost", "2026-09-25", "200", "0"),
          deal("3", "Ben", "Won", "2026-09-20", "80", "1"),
        ],
      }),
    );
    const [owners, weeks] = section?.tables ?? [];
    // Last calls: Ana 200 against 100; Ben 40 of 30 June gave way to none in September: won so far 0 against 80.
    expect(owners?.rows).toEqual([
      ["Ana", 1, "100.00", 1, 1, 0],
      ["Ben", 1, "-80.00", -1, 1, 0],
    ]);
    // 13 weeks before: 140 called, 180 came, errors 0 and 40; two weeks before: 200 against 180, errors 100 and 80.
    expect(weeks?.rows).toEqual([
      [13, 2, "-40.00", -40 / 180, 40 / 180, 1 - 40 / 180],
      [2, 2, "20.00", 20 / 180, 1, 0],
    ]);
    expect(section?.title).toBe("Earlier exports called EUR\u00a020 too much, 11% of what came");
    expect(section?.notes).toHaveLength(1);
  });

  it("judges probabilities of closed deals that were kept at closing: share won and Brier score", async () => {
    // 20 deals at 30%, 5 of them won; 20 at 80%, 15 won: Brier = (5 x 0.49 + 15 x 0.09 + 15 x 0.04 + 5 x 0.64) / 40 = 0.19.
    const deals = Array.from({ length: 40 }, (_, i) => {
      const high = i >= 20;
      const isWon = high ? i < 35 : i < 5;
      return deal(`${i}`, "Ana", isWon ? "Won" : "Lost", "2026-08-01", "10", high ? "0.8" : "0.3");
    });
    const { section } = await accuracySection(await analysisOf({ deals }));
    expect(section?.tables[0]?.rows).toEqual([
      ["30% – 40%", 20, expect.closeTo(0.3, 12), 0.25],
      ["80% – 90%", 20, expect.closeTo(0.8, 12), 0.75],
    ]);
    expect(section?.tables[0]?.definition).toContain("0.190");
  });

  it.each([
    ["probabilities set to 0 and 1 at closing", "1", "0"],
    ["no probabilities", null, null],
  ])("has no section with %s and no earlier export", async (_, ofWon, ofLost) => {
    const deals = Array.from({ length: 40 }, (_each, i) =>
      deal(`${i}`, "Ana", i % 2 === 0 ? "Won" : "Lost", "2026-08-01", "10", i % 2 === 0 ? ofWon : ofLost),
    );
    expect(await accuracySection(await analysisOf({ deals }))).toMatchObject({ section: null, notes: [] });
  });
});
