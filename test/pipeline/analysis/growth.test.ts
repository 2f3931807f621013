import { describe, expect, it } from "vitest";
import { growthSection } from "../../../pipeline/analysis/growth.ts";
import { analysisOf } from "../../support/analysis.ts";
import type { RawRow } from "../../support/raw-tables.ts";

const quarterDays = ["02-10", "05-10", "08-10", "11-10"];
/** A won deal in each of eight quarters, 2024-Q4 to 2026-Q3; amounts oldest first. */
const won = (team: string, amounts: readonly number[]): RawRow[] =>
  amounts.map((amount, i) => ({
    deal_id: `${team}${i}`,
    team,
    stage: "Won",
    created_at: "2024-01-01",
    close_date: `${2024 + Math.floor((i + 3) / 4)}-${quarterDays[(i + 3) % 4]}`,
    amount: String(amount),
  }));
/** Data from the first day of the first quarter on, so that it counts as whole. */
const start: RawRow = { deal_id: "s", stage: "Won", created_at: "2024-01-01", close_date: "2024-10-01", amount: "0" };

const rowsOf = ({ section }: Awaited<ReturnType<typeof growthSection>>, id: string) =>
  section?.tables.find((each) => each.id === id)?.rows;

describe("growth section", () => {
  it("compares whole years, so that a season is no growth, and orders by money", async () => {
    const season = [400, 100, 100, 100];
    const result = await growthSection(
      await analysisOf({
        deals: [start, ...won("A", [...season, ...season]), ...won("B", [...season, ...season.map((x) => x / 2)])],
      }),
    );
    expect(rowsOf(result, "growth_team")?.map((row) => row.slice(0, 5))).toEqual([
      ["B", "350.00", "700.00", "-350.00", -0.5],
      ["A", "700.00", "700.00", "0.00", 0],
    ]);
    expect(result.section?.title).toBe("Bookings fell by EUR\u00a0350 in a year (25%)");
    expect(result.findings[0]).toMatchObject({ money: "350.00", moneyValue: 87.5 });
  });

  it("sums line items by product and family and leaves foreign ones without a rate out", async () => {
    const deals = [start, ...won("A", [10, 10, 10, 10, 10, 10, 10, 10])];
    const item = (deal: string, product_id: string, amount: string, currency = "EUR") => ({
      deal_id: deal,
      product_id,
      product_name: product_id,
      amount,
      currency,
    });
    const result = await growthSection(
      await analysisOf({
        deals,
        products: [
          { product_id: "P", family: "X" },
          { product_id: "Q", family: "Y" },
        ],
        line_items: [item("A0", "P", "4"), item("A7", "P", "6"), item("A7", "Q", "4"), item("A7", "Q", "99", "CHF")],
      }),
    );
    expect(rowsOf(result, "growth_line_product")?.map((row) => row.slice(0, 3))).toEqual([
      ["Q", "4.00", "0.00"],
      ["P", "6.00", "4.00"],
    ]);
    expect(rowsOf(result, "growth_line_family")?.map(([name]) => name)).toEqual(["Y", "X"]);
    expect(result.section?.notes[0]).toContain("CHF");
  });

  it.each([
    ["nothing is won", []],
    ["seven quarters are known", won("A", [1, 1, 1, 1, 1, 1, 1, 1]).slice(1)],
    ["the first of eight quarters is not whole", won("A", [1, 1, 1, 1, 1, 1, 1, 1])],
  ])("can't tell where %s", async (_, deals) => {
    const { section, notes } = await growthSection(await analysisOf({ deals }));
    expect([section, notes.length]).toEqual([null, 1]);
  });
});
