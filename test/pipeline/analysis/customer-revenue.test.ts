import { describe, expect, it } from "vitest";
import { acquisitionTable, movementTable } from "../../../pipeline/analysis/customer-revenue.ts";
import { analysisOf } from "../../support/analysis.ts";
import type { RawRow } from "../../support/raw-tables.ts";

let number = 0;
const paid = (customer: string, day: string, amount: string | null): RawRow => ({
  order_id: `o${number++}`,
  customer_id: customer,
  ordered_at: day,
  amount,
});
const orders = [
  // The year before runs from 2024-10-01 to 2025-09-30, this one to 2026-09-30.
  paid("grows", "2024-10-01", "100"),
  paid("grows", "2026-09-30", "150"),
  paid("shrinks", "2025-09-30", "100"),
  paid("shrinks", "2025-10-01", "40"),
  paid("leaves", "2025-01-01", "60"),
  paid("refunded", "2025-01-01", "40"),
  paid("refunded", "2026-01-01", "-40"),
  paid("comes", "2026-02-01", "30"),
  paid("blank", "2026-02-01", null),
];

describe("revenue movement", () => {
  it("splits the year against the one before by customer, and the parts add up", async () => {
    const table = await movementTable(await analysisOf({ orders }));
    // 300 + 50 - 60 - 100 + 30 = 220; NRR 190 / 300, GRR 140 / 300; quick ratio 80 / 160; two of four customers lost.
    expect(table?.rows.at(-1)).toEqual([
      "Q3 2026",
      "300.00",
      "50.00",
      "60.00",
      "100.00",
      "30.00",
      "220.00",
      190 / 300,
      140 / 300,
      0.5,
      4,
      2,
      0.5,
    ]);
  });

  it("gives no quarter whose year before the export does not reach", async () => {
    const table = await movementTable(await analysisOf({ orders }));
    expect(table?.rows.map(([quarter]) => quarter)).toEqual(["Q3 2026"]);
    expect(await movementTable(await analysisOf({ orders: [paid("a", "2025-12-01", "1")] }))).toBeNull();
    expect(await movementTable(await analysisOf({ orders: [] }))).toBeNull();
  });

  it("purchases without amounts have no revenue to move", async () => {
    expect(await movementTable(await analysisOf({ orders: [paid("a", "2023-01-01", null)] }))).toBeNull();
  });
});

describe("cost of new customers", () => {
  const costs = (period: string, more = {}) => ({ gross_margin: 0.5, costs: [{ period, cost: "3000", ...more }] });
  it("counts those whose first purchase lies in the period; payback needs the new MRR", async () => {
    const context = await analysisOf({ orders });
    // comes and blank bought first in 2026-Q1: 3,000 / 2; 3,000 / (400 x 0.5).
    expect((await acquisitionTable(context, costs("2026-Q1", { new_mrr: "400" })))?.rows).toEqual([
      ["Q1 2026", "3000.00", 2, "1500.00", "400.00", 15],
    ]);
    expect((await acquisitionTable(context, costs("2026-Q1")))?.rows[0]?.slice(4)).toEqual([null, null]);
  });
  it("nobody new, and a period not over: blank, never a division by zero", async () => {
    const context = await analysisOf({ orders });
    expect((await acquisitionTable(context, costs("2026-Q2", { new_mrr: 0 })))?.rows).toEqual([
      ["Q2 2026", "3000.00", 0, null, "0.00", null],
    ]);
    expect((await acquisitionTable(context, costs("2026-Q4")))?.rows[0]?.slice(2, 4)).toEqual([null, null]);
  });
  it("no costs, no table", async () => {
    expect(await acquisitionTable(await analysisOf({ orders }), undefined)).toBeNull();
  });
});
