import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, isoDate } from "../../../core/calendar/iso-date.ts";
import { revenueTriangle } from "../../../core/cohort/revenue-triangle.ts";
import { type Exact, exact, toText } from "../../../core/money/exact.ts";

const text = (value: Exact | null | undefined) => (value === null || value === undefined ? null : toText(value));

describe("revenueTriangle", () => {
  const pay = (customer: string, date: string, amount: string) => ({
    customer,
    date: isoDate(date),
    amount: exact(amount),
  });
  it("cohorts by first payment; the month that isn't over is blank; a refund lowers its month", () => {
    const rows = revenueTriangle(
      [
        pay("a", "2025-01-10", "100"),
        pay("a", "2025-02-10", "150"),
        pay("b", "2025-01-20", "100"),
        pay("b", "2025-02-01", "50"),
        pay("b", "2025-02-03", "-20"),
        pay("c", "2025-03-05", "70"),
      ],
      2,
      isoDate("2025-03-30"),
    );
    expect(rows.map(({ cohort, size, start }) => [cohort, size, text(start)])).toEqual([
      ["2025-01", 2, "200"],
      ["2025-03", 1, "70"],
    ]);
    expect(rows[0]?.nrr.map(text)).toEqual(["1", "0.9", null]);
    expect(rows[0]?.grr.map(text)).toEqual(["1", "0.65", null]);
    expect(rows[0]?.logo.map(text)).toEqual(["1", "1", null]);
    expect(rows[1]?.nrr.map(text)).toEqual([null, null, null]);
  });
  it("all revenue up to the as-of date is in exactly one cell once every month is over", () => {
    const payments = fc.array(
      fc.record({ customer: fc.constantFrom("a", "b", "c"), day: fc.nat(150), amount: fc.nat(900) }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(payments, (rows) => {
        const dated = rows.map(({ customer, day, amount }) => ({
          customer,
          date: addDays(isoDate("2025-01-01"), day),
          amount: exact(amount),
        }));
        const cells = revenueTriangle(dated, 6, isoDate("2026-12-31")).flatMap(({ revenue }) => revenue);
        const total = cells.reduce((sum, cell) => sum + Number(text(cell) ?? 0), 0);
        return total === rows.reduce((sum, { amount }) => sum + amount, 0);
      }),
    );
  });
  it("no payments: no rows", () => {
    expect(revenueTriangle([], 3, isoDate("2025-01-01"))).toEqual([]);
  });
});
