import { describe, expect, it } from "vitest";
import { sampleTruth } from "../../../core/sample/index.ts";
import { icpSection } from "../../../pipeline/analysis/icp.ts";
import { analysisOf } from "../../support/analysis.ts";
import type { RawRow } from "../../support/raw-tables.ts";
import { sampleRows } from "../../support/sample-rows.ts";

/** `won` of `n` deals, closed in the quarter, each of 100 where won. */
const deals = (prefix: string, won: number, n: number, more: RawRow): RawRow[] =>
  Array.from({ length: n }, (_, i) => ({
    deal_id: `${prefix}${i}`,
    stage: i < won ? "Won" : "Lost",
    created_at: "2026-07-01",
    close_date: "2026-08-20",
    amount: "100",
    ...more,
  }));

const table = (result: Awaited<ReturnType<typeof icpSection>>, id: string) =>
  result.section?.tables.find((each) => each.id === id);

describe("ideal customer section", () => {
  it("compares each segment with the rest, adjusted for all, and prices the difference", async () => {
    const result = await icpSection(
      await analysisOf({
        deals: [
          ...deals("a", 60, 80, { industry: "Food" }),
          ...deals("b", 20, 80, { industry: "Toys" }),
          ...deals("c", 2, 10, { industry: "Rare" }),
          ...deals("d", 0, 0, { industry: "None" }),
        ],
      }),
    );
    expect(result.section?.title).toBe("Ideal customer: Industry Food");
    const rows = table(result, "icp_segments")?.rows ?? [];
    expect(rows.map((row) => row.slice(0, 6))).toEqual([
      ["Industry", "Food", "above", 60, 80, 0.75],
      ["Industry", "Toys", "below", 20, 80, 0.25],
      ["Industry", "Rare", "too few", 2, 10, 0.2],
    ]);
    // 82 of 170 are won. Food: (60 - 80 x 82/170) wins more x 100 / 8 quarters.
    expect(rows[0]?.[8]).toBeCloseTo(0.75 / (82 / 170), 12);
    expect(result.findings[0]?.moneyValue).toBeCloseTo(((60 - (80 * 82) / 170) * 100) / 8, 2);
    expect(result.findings[0]?.confidence).toBe("low");
  });

  it("leaves renewals and expansions out and bands the employees of the account", async () => {
    const result = await icpSection(
      await analysisOf({
        deals: [
          ...deals("a", 10, 40, { account_id: "1", type: "New Business" }),
          ...deals("b", 30, 40, { account_id: "2", type: "Neugeschäft" }),
          ...deals("r", 40, 40, { account_id: "1", type: "Renewal" }),
        ],
        accounts: [
          { account_id: "1", employees: 50 },
          { account_id: "2", employees: 51 },
        ],
      }),
    );
    expect(
      table(result, "icp_segments")
        ?.rows.filter(([column]) => column === "Employees")
        .map((row) => row.slice(1, 5)),
    ).toEqual([
      ["51–200", "above", 30, 40],
      ["11–50", "below", 10, 40],
    ]);
  });

  it("accuses a column that is filled only after the outcome and leaves it out of profile and score", async () => {
    const result = await icpSection(
      await analysisOf({
        deals: [
          ...deals("a", 40, 40, { industry: "Food", campaign: "Contract signed" }),
          ...deals("b", 0, 40, { industry: "Toys" }),
        ],
      }),
    );
    expect(table(result, "icp_leakage")?.rows).toEqual([
      ["Campaign", "filled for one outcome, not for the other", 0, 1],
    ]);
    expect(table(result, "icp_columns")?.rows.map(([column]) => column)).toEqual(["Industry"]);
  });

  it.each([
    ["nothing is decided", [], "0"],
    ["too little is decided", deals("a", 5, 29, { industry: "Food" }), "29"],
    ["no column differs", deals("a", 5, 40, { industry: "Food" }), "40"],
    ["all is disqualified", deals("a", 0, 40, { industry: "Food", stage: "Disqualified" }), "0"],
  ])("says why it can't tell where %s", async (_, rows, count) => {
    const { section, notes } = await icpSection(await analysisOf({ deals: rows }));
    expect(section).toBeNull();
    expect(notes[0]).toContain(`quarters: ${count}`);
  });

  it("can't tell where all is lost", async () => {
    const result = await icpSection(
      await analysisOf({
        deals: [...deals("a", 0, 40, { industry: "Food" }), ...deals("b", 0, 40, { industry: "Toys" })],
      }),
    );
    expect(result.section?.title).toBe("No kind of customer demonstrably wins more than the rest");
    expect(result.section?.notes).toHaveLength(2);
  });

  it("an export of won deals only has nothing to compare with", async () => {
    const result = await icpSection(
      await analysisOf({
        deals: [...deals("a", 40, 40, { industry: "Food" }), ...deals("b", 40, 40, { industry: "Toys" })],
      }),
    );
    expect(result).toMatchObject({
      section: null,
      findings: [],
      notes: ["The ideal customer can't be told: the export has no lost new deal to compare with."],
    });
  });

  it("finds what the sample put into its data", async () => {
    const result = await icpSection(await analysisOf(sampleRows(4000)));
    const rows = table(result, "icp_segments")?.rows ?? [];
    const segments = (column: string, verdict?: string) =>
      rows.filter((row) => row[0] === column && (verdict === undefined || row[2] === verdict)).map((row) => row[1]);
    expect(segments("Lead source")).toEqual(sampleTruth.sourcesByWinRate);
    expect([...segments("Industry", "above")].sort()).toEqual([...sampleTruth.winningIndustries].sort());
    expect(segments("Industry", "below")).toEqual(expect.arrayContaining([...sampleTruth.losingIndustries]));
    expect(segments("Industry").slice(-2)).toEqual(sampleTruth.losingIndustries);
    // The sample's "upper" size has 200 to 999 employees, "small" up to 49.
    expect(segments("Employees", "above")).toEqual(["201–1000"]);
    expect(segments("Employees", "below")).toContain("11–50");
    expect(table(result, "icp_leakage")).toBeUndefined();
    const calibration = table(result, "icp_calibration")?.rows ?? [];
    const rates = calibration.map((row) => row[4] as number);
    expect(rates[4]).toBeGreaterThan((rates[0] as number) + 0.25);
  }, 60_000);
});
