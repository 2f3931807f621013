import { describe, expect, it } from "vitest";
import { repsSection } from "../../../pipeline/analysis/reps.ts";
import { analysisOf } from "../../support/analysis.ts";

const deals = (owner: string | null, won: number, lost: number, amount = "100") =>
  Array.from({ length: won + lost }, (_, i) => ({
    deal_id: `${owner}${i}`,
    stage: i < won ? "Won" : "Lost",
    created_at: "2026-07-01",
    close_date: "2026-08-15",
    amount,
    owner_name: owner,
  }));

describe("reps section", () => {
  it("scores reps with quota, interval and activities, largest bookings first", async () => {
    const { section } = await repsSection(
      await analysisOf({
        deals: [...deals("Ana", 9, 3), ...deals("Ben", 2, 18), ...deals("Cem", 1, 0)],
        quotas: [
          { owner_name: "Ana", period: "2026-Q3", amount: "800" },
          { owner_name: "Dee", period: "2026-Q3", amount: "500" },
        ],
        activities: [
          { owner_name: "Ana", deal_id: "Ana0", activity_type: "Call", completed_at: "2026-08-01" },
          { owner_name: "Ben", deal_id: "Ben0", activity_type: "Call", completed_at: "2026-10-01" },
        ],
      }),
    );
    expect(section?.title).toBe("Ana booked most: EUR\u00a0900, 75% of all");
    expect(section?.sentence).toContain("win rate of all in four quarters 36% (22–53%, n = 33)");
    expect(section?.sentence).toContain("At or above quota: 1 of 2.");
    const [scorecard] = section?.tables ?? [];
    const column = (key: string) => scorecard?.columns.findIndex((each) => each.key === key) ?? -1;
    const row = (rep: string) => scorecard?.rows.find(([name]) => name === rep) ?? [];
    expect(scorecard?.rows.map(([rep]) => rep)).toEqual(["Ana", "Ben", "Cem", "Dee"]);
    expect(row("Ana")[column("attainment")]).toBe(1.125);
    expect(row("Ana")[column("activities")]).toBe(1);
    // After the as-of date, so it has not happened.
    expect(row("Ben")[column("activities")]).toBe(0);
    expect(row("Ben")[column("attainment")]).toBe(null);
    expect(row("Dee")[column("attainment")]).toBe(0);
    expect([row("Ana"), row("Ben"), row("Cem")].map((each) => each[column("rank")])).toEqual([1, 2, null]);
  });

  it("keeps reps with few closed deals below the rule and names those who differ from all beyond chance", async () => {
    const { section, findings } = await repsSection(
      await analysisOf({ deals: [...deals("Ana", 9, 3), ...deals("Ben", 2, 18), ...deals("Cem", 1, 0)] }),
    );
    const [chart] = section?.charts ?? [];
    if (chart?.kind !== "intervals") throw new Error("An interval chart was expected.");
    expect(chart.title).toBe("Win rate surely above or below the rest: Ana, Ben");
    expect(chart.entries.map(({ label, n }) => [label, n])).toEqual([
      ["Ana", 12],
      ["Ben", 20],
    ]);
    expect(chart.unranked?.map(({ label }) => label)).toEqual(["Cem"]);
    expect(chart.unrankedReason).toBe("fewer than 10 closed deals in four quarters");
    // (12/33 - 2/20) x 20 deals x 100.
    expect(findings.find(({ sentence }) => sentence.startsWith("Ben: win rate"))).toMatchObject({
      money: "527.27",
      confidence: "low",
    });
  });

  it("has no chart for a single rep and no section without owners", async () => {
    const alone = await repsSection(await analysisOf({ deals: deals("Ana", 3, 2) }));
    expect(alone.section?.charts).toEqual([]);
    const nobody = await repsSection(await analysisOf({ deals: deals(null, 3, 2) }));
    expect(nobody.section).toBe(null);
    expect(nobody.notes).toEqual(["The export names no owner of deals, so there is no scorecard."]);
  });

  it("takes the name of a rep from the users where deals carry an id", async () => {
    const { section } = await repsSection(
      await analysisOf({
        deals: deals("u1", 2, 1).map(({ owner_name, ...rest }) => ({ ...rest, owner_id: owner_name })),
        users: [
          { user_id: "u1", user_name: "Ana", team: "North" },
          { user_id: "u1", user_name: "Old record", team: "South" },
        ],
        quotas: [{ owner_id: "u1", period: "2026-Q3", amount: "400" }],
      }),
    );
    expect(section?.tables[0]?.rows[0]?.slice(0, 4)).toEqual(["Ana", "200.00", "400.00", 0.5]);
  });
});
