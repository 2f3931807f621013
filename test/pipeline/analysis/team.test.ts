import { describe, expect, it } from "vitest";
import { teamSection } from "../../../pipeline/analysis/team.ts";
import { analysisOf } from "../../support/analysis.ts";
import type { RawRow } from "../../support/raw-tables.ts";
import { sampleRows } from "../../support/sample-rows.ts";

const won = (rep: string, day: string, amount: string): RawRow => ({
  deal_id: `${rep} ${day}`,
  owner_name: rep,
  stage: "Won",
  created_at: "2024-01-01",
  close_date: day,
  amount,
});

const table = (result: Awaited<ReturnType<typeof teamSection>>, id: string) =>
  result.section?.tables.find((each) => each.id === id);

describe("team section", () => {
  it("shows attainment, steadiness of whole quarters and what leavers still own", async () => {
    const result = await teamSection(
      await analysisOf({
        deals: [
          won("Ann", "2026-02-10", "100"),
          won("Ann", "2026-05-10", "100"),
          won("Ann", "2026-08-10", "100"),
          won("Bob", "2026-02-10", "100"),
          won("Bob", "2026-08-10", "200"),
          { deal_id: "o1", owner_name: "Cid", stage: "Proposal", created_at: "2026-01-01", amount: "500" },
          { deal_id: "o2", owner_name: "Cid", stage: "Proposal", created_at: "2026-01-01", amount: "300" },
          { deal_id: "o3", owner_name: "Ann", stage: "Proposal", created_at: "2026-01-01", amount: "50" },
        ],
        users: [
          { user_id: "1", user_name: "Ann", hired_at: "2020-01-01" },
          { user_id: "2", user_name: "Bob", hired_at: "2026-02-01" },
          { user_id: "3", user_name: "Cid", hired_at: "2020-01-01", left_at: "2026-06-30" },
        ],
        quotas: [
          { owner_name: "Ann", period: "2026-Q3", amount: "200" },
          { owner_name: "Bob", period: "2026-Q3", amount: "200" },
        ],
      }),
    );
    expect(result.section?.title).toBe("1 of 2 reps reached their quota; the team stands at 75%");
    expect(table(result, "attainment_distribution")?.rows.map((row) => row[1])).toEqual([0, 1, 0, 1, 0]);
    // The export's first closed deal falls into February, so its first whole quarter is Q2.
    expect(table(result, "team_reps")?.rows.map((row) => row.slice(0, 5))).toEqual([
      ["Ann", "2020-01-01", 2, "100.00", 0],
      // Bob: Q2 without, Q3 with 200: mean 100, sample deviation 141.42.
      ["Bob", "2026-02-01", 2, "100.00", expect.closeTo(Math.SQRT2, 10)],
    ]);
    // Of three on 2026-03-31, one left on 2026-06-30: 1 / ((3 + 2) / 2) x 4.
    expect(table(result, "attrition")?.rows[2]).toEqual(["Q2 2026", 1, 2.5, 1.6]);
    expect(table(result, "revenue_at_risk")?.rows).toEqual([
      ["Cid", "gone", 2, "800.00", 1, "800.00"],
      ["Ann", "employed", 1, "50.00", null, null],
    ]);
    expect(result.findings[0]).toMatchObject({ money: "800.00", confidence: "high" });
    expect(result.section?.notes[1]).toContain("Fewer than 5");
  });

  it("measures the ramp of those hired since the export begins against those with a year", async () => {
    const months = ["2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09"];
    const result = await teamSection(
      await analysisOf({
        deals: [
          ...Array.from({ length: 12 }, (_, i) =>
            won("Ann", `${i < 3 ? 2025 : 2026}-${String(((i + 9) % 12) + 1).padStart(2, "0")}-15`, "100"),
          ),
          ...months.map((month, i) => won("New", `${month}-10`, i < 2 ? "10" : "100")),
        ],
        users: [
          { user_id: "1", user_name: "Ann", hired_at: "2020-01-01" },
          { user_id: "2", user_name: "New", hired_at: "2026-04-01" },
        ],
      }),
    );
    // Trailing means of three months: 40, 70, 100; 80 of Ann's 100 are reached in month 5.
    expect(table(result, "ramp_cohorts")?.rows).toEqual([["2026-Q2", 1, 1, 5, "100.00", "100.00", null]]);
  });

  it("leaves out what the export does not know and says so", async () => {
    const result = await teamSection(await analysisOf({ deals: [won("Ann", "2026-08-10", "100")] }));
    expect(result.section?.title).toBe("The team: steadiness, ramp, turnover (reps: 1)");
    expect(result.section?.sentence).toContain("no days of hiring");
    expect(result.section?.tables.map(({ id }) => id)).toEqual(["team_reps"]);
    expect(result.findings).toMatchObject([{ money: null }]);
  });

  it("has no section where no deal has an owner", async () => {
    const { section, notes } = await teamSection(
      await analysisOf({ deals: [{ deal_id: "1", stage: "Won", amount: "1" }] }),
    );
    expect(section).toBeNull();
    expect(notes).toHaveLength(1);
  });

  it("compares the best quarter of the ranked reps with the others, without a verdict on too few", async () => {
    const result = await teamSection(await analysisOf(sampleRows(1500)));
    const rows = table(result, "top_quartile")?.rows ?? [];
    expect(rows.length).toBeGreaterThan(5);
    for (const [, , , n, others] of rows) expect(n as number).toBeLessThan(others as number);
  }, 30_000);
});
