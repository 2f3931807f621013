import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { ImportOptions } from "../../core/import/options.ts";
import { type Inspection, inspectFiles } from "../../pipeline/inspect.ts";

const folder = fileURLToPath(new URL("../../../shared/crm/", import.meta.url));
const missing = !existsSync(folder);
if (missing) console.log("skipped: no ../shared (exports of others)");

const inspect = async (file: string, options: ImportOptions = {}): Promise<Inspection> =>
  (await inspectFiles([`${folder}${file}`], options))[0] as Inspection;
// The reference figures were computed with Python's standard library and checked with other tools: ../shared/crm/README.md.
const reference = (name: string) => JSON.parse(readFileSync(`${folder}expected/${name}.json`, "utf8"));

describe.skipIf(missing)("exports that nobody here wrote", () => {
  it("Maven: outcomes and won revenue", async () => {
    const { totals } = reference("maven");
    expect(await inspect("maven/sales_pipeline.csv")).toMatchObject({
      object: "deals",
      data_records: totals.rows,
      loaded: totals.rows,
      totals: {
        won_count: totals.won,
        lost_count: totals.lost,
        open_count: totals.prospecting + totals.engaging,
        won_amount_sum: String(totals.won_revenue),
      },
    });
  });

  it("Zoho: dollar amounts and dates with month names", async () => {
    const { totals } = reference("zoho_potentials_first200");
    const found = await inspect("zoho/Potentials_first200.csv");
    expect(found).toMatchObject({ crm: "zoho", loaded: totals.rows, quarantined: 0 });
    expect(found.totals).toMatchObject({ won_count: totals.won, lost_count: totals.lost, open_count: totals.open });
    expect(Number(found.totals.amount_sum)).toBe(totals.amount);
    expect(Number(found.totals.won_amount_sum)).toBe(totals.won_amount);
  });

  it("Salesforce re-saved by Excel: two-digit years, month first", async () => {
    const expected = reference("salesforce_devorg");
    const found = await inspect("salesforce-devorg/Opportunity.csv");
    expect(found).toMatchObject({ crm: "salesforce", date_format: "mm/dd/yy", loaded: expected.opportunities });
    expect(found.totals).toMatchObject({ won_count: expected.won, amount_null: expected.blank_amount });
    expect(Number(found.totals.amount_sum)).toBe(expected.amount_sum);
    expect(await inspect("salesforce-devorg/OpportunityHistory.csv")).toMatchObject({
      object: "stage_history",
      totals: { history_rows: expected.history_rows, opportunities: expected.history_opportunities },
    });
  });

  it("Win/Loss: the first of equal ids loads, the others are set aside, outcomes come from the result", async () => {
    const { totals } = reference("win_loss_even");
    const found = await inspect("win-loss/sales_win_loss_even.csv.gz");
    expect(found).toMatchObject({ data_records: totals.rows, loaded: totals.distinct_opportunity_numbers });
    expect(Object.keys(found.quarantine_reasons)).toEqual(["duplicate_id"]);
    expect(Number(found.totals.won_count) + Number(found.totals.lost_count)).toBe(found.loaded);
  });

  it("CDNOW: fixed width under a declared layout", async () => {
    const { totals } = reference("cdnow_retention");
    const layout = [
      { name: "customer", start: 2, length: 5, field: "customer_id" },
      { name: "date", start: 8, length: 8, field: "ordered_at" },
      { name: "cds", start: 17, length: 2, field: "quantity" },
      { name: "usd", start: 20, length: 8, field: "amount" },
    ] as const;
    const found = await inspect("cdnow/CDNOW_master.txt.gz", { layout, object: "orders" });
    expect(found).toMatchObject({
      object: "orders",
      data_records: totals.transactions,
      loaded: totals.transactions,
      date_range: { date: [totals.first_date, totals.last_date] },
    });
    expect(Number(found.totals.amount_sum)).toBe(totals.revenue);
  });

  it("the same deals with other dates are read to the same days", async () => {
    const original = await inspect("olist/olist_closed_deals_dataset.csv");
    const resaved = await inspect("olist/variant_us_dates_closed_deals.csv");
    expect(resaved.date_format).toBe("mm/dd/yyyy hh:mm");
    expect(resaved.date_range.won_date).toEqual(original.date_range.won_date);
  });
});
