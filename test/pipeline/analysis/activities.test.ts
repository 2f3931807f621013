import { describe, expect, it } from "vitest";
import { activitiesSection } from "../../../pipeline/analysis/activities.ts";
import { analysisOf } from "../../support/analysis.ts";

const deal = (id: number, stage: string) => ({
  deal_id: String(id),
  stage,
  created_at: "2026-07-01",
  close_date: "2026-08-20",
  amount: "100",
  owner_name: "Ana",
});
const activity = (id: number | null, kind: string, day: string | null, owner = "Ana") => ({
  deal_id: id === null ? null : String(id),
  activity_type: kind,
  completed_at: day,
  owner_name: owner,
});

describe("activities section", () => {
  it("takes the id of a record of any kind for the deal's where a deal of the export has it", async () => {
    const { db } = await analysisOf({
      deals: [deal(1, "Won"), deal(2, "Won")],
      activities: [
        { ...activity(null, "Call", "2026-07-02"), related_id: "1" },
        { ...activity(2, "Call", "2026-07-03"), related_id: "1" },
        { ...activity(null, "Call", "2026-07-04"), related_id: "001-an-account" },
        activity(null, "Call", "2026-07-05"),
      ],
    });
    expect(await db.rows("select happened_on, deal_id from stg_activities order by happened_on")).toEqual([
      { happened_on: "2026-07-02", deal_id: "1" },
      { happened_on: "2026-07-03", deal_id: "2" },
      { happened_on: "2026-07-04", deal_id: null },
      { happened_on: "2026-07-05", deal_id: null },
    ]);
  });
  it("compares deals with many and few activities and calls it an association", async () => {
    const { section, findings } = await activitiesSection(
      await analysisOf({
        deals: [deal(1, "Won"), deal(2, "Won"), deal(3, "Lost"), deal(4, "Lost")],
        activities: [
          activity(1, "Call", "2026-07-02"),
          activity(1, "Meeting", "2026-07-03"),
          activity(2, "Call", "2026-07-04"),
          activity(2, "Call", "2026-08-20"),
          activity(3, "Call", "2026-07-05", "Ben"),
          // After the close, so not what led to it.
          activity(3, "Call", "2026-08-21", "Ben"),
          activity(3, "Call", "2026-08-22", "Ben"),
          activity(null, "Email", "2026-09-01", "Ben"),
          activity(99, "Email", "2026-09-01", "Ben"),
          activity(1, "Call", null),
        ],
      }),
    );
    expect(section?.title).toBe("Deals with more than 1 activities win 100%, the others 0%");
    expect(section?.sentence).toBe(
      "Activities in Q3 2026: 9, 89% of them on a deal. Win rate 100% (34–100%, n = 2) with more than 1 activities, 0% (0–66%, n = 2) with fewer: an association, not a cause, since promising deals also get more attention.",
    );
    const table = (id: string) => section?.tables.find((each) => each.id === id);
    expect(table("activities_per_deal")?.rows).toEqual([
      ["Calls", 1.5, 0.5],
      ["Meetings", 0.5, 0],
    ]);
    expect(table("activities_per_deal")?.totalRow).toEqual(["All", 2, 0.5]);
    expect(table("activities_per_rep")?.rows).toEqual([
      ["Ben", 5, 3, 0, 2],
      ["Ana", 4, 3, 1, 0],
    ]);
    expect(section?.notes).toEqual([
      "Activities whose deal is not in the export: 1.",
      "Activities without a date, in no quarter: 1.",
    ]);
    // No money on an association; rates of two deals against two are never sure.
    expect(findings).toMatchObject([{ money: null, moneyValue: 0, confidence: "low" }]);
  });

  it("compares nothing where every deal has as many activities", async () => {
    const { section, findings } = await activitiesSection(
      await analysisOf({
        deals: [deal(1, "Won"), deal(2, "Lost")],
        activities: [activity(null, "Call", "2026-08-01")],
      }),
    );
    expect(section?.title).toBe("Activities in Q3 2026: 1");
    expect(findings).toMatchObject([{ money: null, moneyValue: 0 }]);
  });

  it("has no section without activities", async () => {
    const { section, notes } = await activitiesSection(await analysisOf({ deals: [deal(1, "Won")] }));
    expect([section, notes]).toEqual([null, ["The export has no activities."]]);
  });

  it("what a flag or else a status calls undone has not happened; a flag goes before a status; the id 0 is none", async () => {
    const { db } = await analysisOf({
      activities: [
        { ...activity(1, "Call", "2026-07-02"), status: "Completed" },
        { ...activity(2, "Call", "2026-07-02"), status: "Not Started" },
        { ...activity(3, "Call", "2026-07-02"), status: "Not Started", is_done: true },
        { ...activity(4, "Call", "2026-07-02"), status: "Completed", is_done: false },
        { ...activity(0, "Call", "2026-07-02"), status: null },
      ],
    });
    expect(await db.rows("select deal_id from int_activities order by activity_key")).toEqual([
      { deal_id: "1" },
      { deal_id: "3" },
      { deal_id: null },
    ]);
  });
});
