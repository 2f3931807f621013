import { describe, expect, it } from "vitest";
import { leadsSection } from "../../../pipeline/analysis/leads.ts";
import { analysisOf } from "../../support/analysis.ts";
import type { RawRow } from "../../support/raw-tables.ts";

const lead = (id: string, created: string | null, more: RawRow = {}): RawRow => ({
  lead_id: id,
  created_at: created,
  ...more,
});

const cohorts =
  "select cohort :: varchar as cohort, leads, within_30, within_60, within_90, converted from mart_lead_cohorts";

// As of 2026-09-30; 90 days before is 2026-07-02.
describe("leads section", () => {
  it("without leads there is neither a section nor a note", async () => {
    expect(await leadsSection(await analysisOf({}))).toEqual({
      section: null,
      keyFigures: [],
      findings: [],
      notes: [],
    });
  });

  it("leads of which nothing says whether they were converted have no section", async () => {
    const { section, notes } = await leadsSection(
      await analysisOf({ leads: [lead("a", "2026-01-05"), lead("b", null)] }),
    );
    expect(section).toBeNull();
    expect(notes).toEqual(["The export does not say which leads were converted."]);
  });

  it("a window is inclusive, begins on the day of the lead and is blank until the youngest lead of the month is old enough", async () => {
    const context = await analysisOf({
      leads: [
        lead("same", "2026-01-05", { converted_at: "2026-01-05 23:00:00" }),
        lead("edge", "2026-01-05", { converted_at: "2026-02-04" }),
        lead("after", "2026-01-31", { converted_at: "2026-03-03" }),
        lead("before", "2026-01-10", { converted_at: "2026-01-09" }),
        lead("never", "2026-01-10"),
        lead("leap", "2024-02-29", { converted_at: "2024-03-30" }),
        lead("young", "2026-08-01"),
        lead("younger", "2026-08-31", { converted_at: "2026-09-01" }),
        lead("new", "2026-09-01"),
        lead("later", "2026-10-01", { converted_at: "2026-10-02" }),
      ],
    });
    expect(await context.db.rows(cohorts)).toEqual([
      { cohort: "2024-02-01", leads: 1, within_30: 1, within_60: 1, within_90: 1, converted: 1 },
      // The 30th day counts, the 31st does not; the one converted before it came in is converted, but in no window.
      { cohort: "2026-01-01", leads: 5, within_30: 2, within_60: 3, within_90: 3, converted: 4 },
      { cohort: "2026-08-01", leads: 2, within_30: 1, within_60: null, within_90: null, converted: 1 },
      { cohort: "2026-09-01", leads: 1, within_30: null, within_60: null, within_90: null, converted: 0 },
    ]);
    const { section } = await leadsSection(context);
    expect(section?.title).toBe("67% of leads convert within 90 days");
    expect(section?.notes).toEqual([
      "Leads younger than 90 days, left out of the rate: 3.",
      "Leads that were converted before they came in, in no window: 1.",
    ]);
  });

  it("a deal that names a lead converts it on the day of the deal, and not before the as-of date has come", async () => {
    const { db } = await analysisOf({
      leads: [
        lead("a", "2026-03-01"),
        lead("b", "2026-03-01"),
        lead("c", "2026-03-01"),
        lead("c2", "2026-03-01", { is_deleted: true }),
      ],
      deals: [
        { deal_id: "1", lead_id: "a", stage: "Won", won_at: "2026-03-20 10:00:00" },
        { deal_id: "2", lead_id: "a", stage: "Won", won_at: "2026-03-11 10:00:00" },
        { deal_id: "3", lead_id: "b", stage: "Proposal", created_at: "2026-10-05" },
        { deal_id: "4", lead_id: "c", stage: "Proposal", created_at: "2026-03-05", is_deleted: true },
      ],
    });
    expect(await db.rows("select lead_id, is_converted, days_to_convert from int_leads order by lead_id")).toEqual([
      { lead_id: "a", is_converted: true, days_to_convert: 10 },
      { lead_id: "b", is_converted: false, days_to_convert: null },
      { lead_id: "c", is_converted: false, days_to_convert: null },
    ]);
  });

  it("a flag without dates: every lead counts, and a source far from the others is the finding", async () => {
    const many = (source: string | null, count: number, converted: number) =>
      Array.from({ length: count }, (_, i) =>
        lead(`${source}${i}`, null, { lead_source: source, is_converted: i < converted }),
      );
    const { section, findings } = await leadsSection(
      await analysisOf({ leads: [...many("Web", 60, 6), ...many("Referral", 40, 30), ...many(null, 50, 10)] }),
    );
    expect(section?.title).toBe("31% of leads are converted");
    expect(section?.tables.map(({ id }) => id)).toEqual(["leads_by_lead_source"]);
    expect(section?.tables[0]?.rows.map((row) => row.slice(0, 4))).toEqual([
      ["Web", 60, 6, 0.1],
      ["(blank)", 50, 10, 0.2],
      ["Referral", 40, 30, 0.75],
    ]);
    expect(findings).toMatchObject([
      {
        sentence: "Leads with Lead source “Referral” convert better: 75% (60–86%, n = 40), all leads 31%.",
        confidence: "high",
      },
    ]);
  });

  it("where most conversions have no date, the few that have one make no window", async () => {
    const leads = Array.from({ length: 10 }, (_, i) =>
      lead(`${i}`, "2026-01-05", { is_converted: true, converted_at: i === 0 ? "2026-01-10" : null }),
    );
    const { section } = await leadsSection(await analysisOf({ leads }));
    expect(section?.title).toBe("100% of leads are converted");
    expect(section?.tables).toEqual([]);
  });

  it("the owner of a lead is named as the export of people names them", async () => {
    const { db } = await analysisOf({
      leads: [
        lead("a", "2026-03-01", { owner_id: "u1" }),
        lead("b", "2026-03-01", { owner_id: "u2", owner_name: "Ben" }),
      ],
      users: [{ user_id: "u1", user_name: "Ana" }],
    });
    expect(await db.rows("select lead_id, rep from int_leads order by lead_id")).toEqual([
      { lead_id: "a", rep: "Ana" },
      { lead_id: "b", rep: "Ben" },
    ]);
  });
});
