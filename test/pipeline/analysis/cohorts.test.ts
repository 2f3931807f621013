import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isoDate } from "../../../core/calendar/iso-date.ts";
import { cohortRetention } from "../../../core/cohort/retention.ts";
import { toNumber } from "../../../core/money/exact.ts";
import { cohortsSection } from "../../../pipeline/analysis/cohorts.ts";
import { retentionSection } from "../../../pipeline/analysis/retention.ts";
import { analysisOf, failedChecks } from "../../support/analysis.ts";

const deal = (id: number, created: string, closed: string | null, stage: string) => ({
  deal_id: String(id),
  stage,
  created_at: created,
  close_date: closed,
  amount: "100",
});

describe("created cohorts", () => {
  it("accumulates the won share by age and leaves months that are not over blank", async () => {
    const context = await analysisOf(
      {
        deals: [
          deal(1, "2026-07-05", "2026-07-20", "Won"),
          deal(2, "2026-07-06", "2026-09-01", "Won"),
          deal(3, "2026-07-07", "2026-09-01", "Lost"),
          deal(4, "2026-07-08", null, "Proposal"),
          deal(5, "2026-07-09", "2026-07-10", "Disqualified"),
          deal(6, "2026-08-01", "2026-08-31", "Won"),
          deal(7, "2026-08-02", null, "Proposal"),
          deal(8, "2026-09-02", "2026-09-10", "Won"),
        ],
      },
      { asOf: isoDate("2026-09-29") },
    );
    const { section } = await cohortsSection(context);
    // September is not over on the 29th, so age 2 of July and age 1 of August are blank.
    expect(section?.tables[0]?.rows).toEqual([
      ["Jul 2026", 4, 1, 0.25, 0.25],
      ["Aug 2026", 2, 1, 0.5, null],
      ["Sep 2026", 1, 0, null, null],
    ]);
    // (1 + 1) / (4 + 2) at age 0, 1 / 4 at age 1.
    expect(section?.tables[0]?.totalRow?.slice(3)).toEqual([1 / 3, 0.25]);
    expect(section?.tables[0]?.note).toBe("Cohorts used per month of age: 2, 1.");
    expect(section?.title).toBe("25% of new deals are won by month 1");
    expect(await failedChecks(context.db)).toEqual([]);
  });

  it("has no section without creation dates and judges nothing where no month is over", async () => {
    const undated = await cohortsSection(
      await analysisOf({ deals: [{ deal_id: "1", stage: "Won", close_date: "2026-08-01", amount: "1" }] }),
    );
    expect(undated.section).toBe(null);
    expect(undated.notes).toHaveLength(1);
    const young = await cohortsSection(
      await analysisOf({ deals: [deal(1, "2026-09-02", null, "Proposal")] }, { asOf: isoDate("2026-09-29") }),
    );
    expect(young.section?.title).toBe("No created cohort is old enough to judge");
  });

  it("has no section where no deal of the export is closed: 0% won would say nothing", async () => {
    const { section, notes } = await cohortsSection(
      await analysisOf({ deals: [deal(1, "2026-03-02", null, "Proposal")] }),
    );
    expect(section).toBeNull();
    expect(notes).toEqual(["No deal of the export is won or lost, so cohorts of created deals say nothing."]);
  });

  it("warns in money when the newest cohorts convert worse", async () => {
    const months = ["2025-11", "2025-12", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06"];
    const rows = months.flatMap((month, m) =>
      Array.from({ length: 40 }, (_, i) =>
        deal(m * 40 + i, `${month}-05`, `${month}-20`, i < (m < 5 ? 20 : 8) ? "Won" : "Lost"),
      ),
    );
    const { section, findings } = await cohortsSection(await analysisOf({ deals: rows }));
    expect(section?.sentence).toContain(
      "The newest three cohorts stand at 20% after month 3, those before at 50%: 30.0 points less.",
    );
    // 30 points of 120 deals at 100 each.
    expect(findings).toMatchObject([{ money: "3600.00", confidence: "high" }]);
  });
});

describe("retention", () => {
  const order = (customer: string, day: string, amount: string) => ({
    customer_id: customer,
    ordered_at: day,
    amount,
  });

  it("shows customers and revenue of each cohort by month, NRR and GRR pooled", async () => {
    const context = await analysisOf({
      orders: [
        order("a", "2026-06-03", "100"),
        order("a", "2026-07-03", "150"),
        order("a", "2026-07-09", "10"),
        order("b", "2026-06-10", "100"),
        order("b", "2026-08-10", "40"),
        order("c", "2026-07-01", "50"),
        order("c", "2026-10-01", "50"),
      ],
    });
    const { section } = await retentionSection(context);
    const [customers, revenue] = section?.tables ?? [];
    expect(customers?.rows).toEqual([
      ["Jun 2026", 2, 1, 0.5, 0.5, 0],
      ["Jul 2026", 1, 1, 0, 0, null],
    ]);
    // Age 1: paid 160 of 250, kept min(100, 160) = 100 of 250. Age 2: 40 of 250. Age 3: only June, 0 of 200.
    expect(revenue?.rows.slice(2)).toEqual([
      ["NRR", 3, 1, 0.64, 0.16, 0],
      ["GRR", 3, 1, 0.4, 0.16, 0],
    ]);
    expect(section?.notes).toEqual([]);
    expect(await failedChecks(context.db)).toEqual([]);
  });

  it("falls back to won deals per account, says so and puts no money on them", async () => {
    const { section, findings } = await retentionSection(
      await analysisOf({
        deals: [
          { deal_id: "1", stage: "Won", close_date: "2026-07-01", account_name: "Acme", amount: "10" },
          { deal_id: "2", stage: "Won", close_date: "2026-08-01", account_name: "Acme", amount: "10" },
        ],
      }),
    );
    expect(section?.notes[0]).toMatch(/^There are no orders/);
    expect(findings).toMatchObject([{ money: null, moneyValue: 0, confidence: "low" }]);
    expect((await retentionSection(await analysisOf({ deals: [] }))).section).toBe(null);
    const once = { deal_id: "1", account_id: "A", stage: "Won", close_date: "2026-03-01", amount: "5" };
    const single = await retentionSection(
      await analysisOf({ deals: [once, { ...once, deal_id: "2", account_id: "B" }] }),
    );
    expect(single).toMatchObject({
      section: null,
      notes: ["There are no orders and no account won twice, so retention says nothing."],
    });
  });

  it("puts money on new customers who come back less than earlier ones", async () => {
    const months = ["2025-12", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06"];
    const later = (month: string) =>
      `${month.slice(0, 5)}${String(((Number(month.slice(5)) + 2) % 12) + 1).padStart(2, "0")}-09`;
    const orders = months.flatMap((month, m) =>
      Array.from({ length: 20 }, (_, i) => `${month} ${i}`).flatMap((customer, i) => [
        order(customer, `${month}-03`, "100"),
        // Earlier cohorts: half come back three months on; the newest three: a quarter, and pay as much as before.
        ...(i < (m < 4 ? 10 : 5) ? [order(customer, later(month).replace("2025-03", "2026-03"), "100")] : []),
      ]),
    );
    const { findings } = await retentionSection(await analysisOf({ orders }));
    // 25 points of the 60 x 100 of the newest three cohorts; 15 of 60 against 40 of 80 come back: z = 3.0.
    expect(findings).toMatchObject([{ money: "1500.00", moneyValue: 1500, confidence: "high" }]);
    expect(findings[0]?.sentence).toContain("pay 25% of their first month's revenue against 50% before");
  });

  it("agrees with core on random purchases", async () => {
    const day = fc.integer({ min: 0, max: 364 }).map((n) => {
      const month = 1 + Math.floor(n / 31);
      return `2026-${String(Math.min(month, 9)).padStart(2, "0")}-${String(1 + (n % 28)).padStart(2, "0")}`;
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ customer: fc.constantFrom("a", "b", "c", "d"), day }), { minLength: 1, maxLength: 30 }),
        async (purchases) => {
          const { section } = await retentionSection(
            await analysisOf({ orders: purchases.map(({ customer, day: on }) => order(customer, on, "1")) }),
          );
          const byCustomer = new Map<string, string[]>();
          for (const { customer, day: on } of purchases) {
            byCustomer.set(customer, [...(byCustomer.get(customer) ?? []), on]);
          }
          const entities = [...byCustomer.values()].map((days) => ({
            start: isoDate([...days].sort()[0] as string),
            active: days.map((text) => isoDate(text)),
          }));
          const expected = cohortRetention(entities, "bounded", 13, isoDate("2026-09-30"));
          const rows = section?.tables[0]?.rows ?? [];
          expect(rows.map((row) => row.slice(1, 2))).toEqual(expected.map(({ size }) => [size]));
          expected.forEach(({ rates }, i) => {
            const shown = (rows[i] ?? []).slice(2);
            const known = rates.map((rate) => (rate === null ? null : toNumber(rate)));
            expect(shown).toEqual(known.slice(0, shown.length));
            expect(known.slice(shown.length).every((rate) => rate === null)).toBe(true);
          });
        },
      ),
      { numRuns: 12 },
    );
  });
});
