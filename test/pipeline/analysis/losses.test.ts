import { describe, expect, it } from "vitest";
import { lossesSection } from "../../../pipeline/analysis/losses.ts";
import { analysisOf } from "../../support/analysis.ts";

const lost = (id: string, amount: string | null, reason: string | null, day = "2026-08-20", stage = "Lost") => ({
  deal_id: id,
  stage,
  created_at: "2026-04-01",
  close_date: day,
  amount,
  lost_reason: reason,
});

describe("losses section", () => {
  it("ranks reasons and last stages by money, with the prior quarter", async () => {
    const { section, findings } = await lossesSection(
      await analysisOf({
        deals: [
          lost("1", "300", "Price"),
          lost("2", "100", "Timing"),
          lost("3", "50", null),
          lost("4", "70", "Timing", "2026-05-05"),
          lost("5", "900", "Spam", "2026-08-20", "Disqualified"),
          { deal_id: "6", stage: "Won", created_at: "2026-04-01", close_date: "2026-08-01", amount: "10" },
          { deal_id: "7", stage: "Proposal", created_at: "2026-04-01", amount: "10" },
        ],
        stage_history: [
          { deal_id: "1", stage: "Proposal", changed_at: "2026-05-01" },
          { deal_id: "1", stage: "Lost", changed_at: "2026-08-20" },
        ],
      }),
    );
    expect(section?.title).toBe("Price loses most: EUR\u00a0300, 67% of what was lost");
    expect(section?.sentence).toBe(
      "Lost in Q3 2026: 3 deals, EUR\u00a0450. Most often the last stage was Proposal: 33%.",
    );
    expect(section?.tables[0]?.rows).toEqual([
      ["Price", 1, "300.00", 300 / 450, 0, null],
      ["Timing", 1, "100.00", 100 / 450, 1, "70.00"],
      ["(no reason)", 1, "50.00", 50 / 450, 0, null],
    ]);
    expect(section?.tables[1]?.rows).toEqual([
      ["Proposal", 1, "300.00", 300 / 450],
      ["(stage unknown)", 2, "150.00", 150 / 450],
    ]);
    expect(section?.notes).toEqual(["Lost deals without a reason: 33% of 3."]);
    // Weighed with what is usually won: 1 of 5 closed in four quarters, as (1 + 1) / (5 + 2).
    expect(findings[0]).toMatchObject({ money: "300.00", moneyValue: (300 * 2) / 7, confidence: "low" });
  });

  it("counts reasons by last stage in the order of the funnel, and the counts foot", async () => {
    const moves = (id: string, ...stages: string[]) =>
      stages.map((stage, i) => ({ deal_id: id, stage, changed_at: `2026-05-0${i + 1}` }));
    const { section } = await lossesSection(
      await analysisOf({
        deals: [lost("1", "300", "Price"), lost("2", "100", "Timing"), lost("3", "90", "Price"), lost("4", "1", null)],
        stage_history: [
          ...moves("1", "Qualification", "Proposal", "Lost"),
          ...moves("2", "Qualification", "Lost"),
          ...moves("3", "Qualification", "Proposal", "Lost"),
        ],
      }),
    );
    const cross = section?.tables.find(({ id }) => id === "loss_reasons_by_stage");
    expect(cross?.columns.map(({ label }) => label)).toEqual([
      "Loss reason",
      "Qualification",
      "Proposal",
      "(stage unknown)",
      "All",
    ]);
    expect(cross?.rows).toEqual([
      ["Price", 0, 2, 0, 2],
      ["Timing", 1, 0, 0, 1],
      ["(no reason)", 0, 0, 1, 1],
    ]);
    expect(cross?.totalRow).toEqual(["All", 1, 2, 1, 4]);
  });

  it("counts where lost deals have no amount, as in the Maven export", async () => {
    const { section, findings } = await lossesSection(
      await analysisOf({ deals: [lost("1", "0", "Price"), lost("2", "0", "Price"), lost("3", null, "Timing")] }),
    );
    expect(section?.title).toBe("Price is the most frequent loss: 67% of 3");
    expect(section?.tables[0]?.rows).toEqual([
      ["Price", 2, null, 2 / 3],
      ["Timing", 1, null, 1 / 3],
    ]);
    expect(findings).toMatchObject([{ sentence: "Price is the most frequent loss: 67% of 3.", money: null }]);
  });

  it.each([
    ["nothing was lost", [], "No deal was lost in Q3 2026, so there are no loss reasons."],
    [
      "neither reasons nor stages are known",
      [lost("1", "10", null)],
      "The export has neither loss reasons nor a stage history of lost deals.",
    ],
  ])("has no section where %s", async (_, deals, note) => {
    const { section, notes } = await lossesSection(await analysisOf({ deals }));
    expect([section, notes]).toEqual([null, [note]]);
  });
});
