import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isoDate } from "../../core/calendar/iso-date.ts";
import { dealSize } from "../../core/kpi/deal-size.ts";
import { salesCycle } from "../../core/kpi/sales-cycle.ts";
import { type DatedDeal, winRate } from "../../core/kpi/win-rate.ts";
import { type Exact, exact, toFixed, toNumber } from "../../core/money/exact.ts";
import { kpiOf } from "../../pipeline/kpi.ts";
import { kpiBy } from "../../pipeline/kpi-by.ts";
import { analysisOf, failedChecks } from "../support/analysis.ts";

const [start, end] = [isoDate("2026-07-01"), isoDate("2026-09-30")];
const stages = { won: "Won", lost: "Lost", open: "Proposal", disqualified: "Disqualified" } as const;

const raw = ({ outcome, created, closed, amount }: DatedDeal, i: number, rep = "Ana") => ({
  deal_id: String(i),
  stage: stages[outcome],
  created_at: created,
  close_date: closed,
  amount: amount === null ? null : toFixed(amount, 2),
  owner_name: rep,
});

const number = (value: Exact | null) => (value === null ? null : toNumber(value));

describe("kpiBy", () => {
  it("groups by several columns and filters, blanks as a group of their own", async () => {
    const { db } = await analysisOf({
      deals: [
        { deal_id: "1", stage: "Won", close_date: "2026-08-01", amount: "10", owner_name: "Ana", country: "PL" },
        { deal_id: "2", stage: "Lost", close_date: "2026-08-01", amount: "20", owner_name: "Ana" },
        { deal_id: "3", stage: "Won", close_date: "2026-08-01", amount: "40", owner_name: "Ben", country: "PL" },
        { deal_id: "4", stage: "Won", close_date: "2026-01-01", amount: "80", owner_name: "Ben", country: "PL" },
      ],
    });
    const rows = await kpiBy(db, { by: ["rep", "country"], where: "amount < 30", period: { start, end } });
    expect(rows.map(({ group, won, lost }) => [...group, won, lost])).toEqual([
      ["Ana", "PL", 1, 0],
      ["Ana", null, 0, 1],
    ]);
    const [all] = await kpiBy(db, { by: [] });
    expect([all?.won, all?.won_amount]).toEqual([3, "130.0000"]);
  });

  it("gives one row of nothing for no deals", async () => {
    const { db } = await analysisOf({ deals: [] });
    const [row] = await kpiBy(db, { by: [], period: { start, end } });
    if (row === undefined) throw new Error("A row was expected.");
    expect(kpiOf(row, 2)).toMatchObject({
      bookings: "0.00",
      closed: 0,
      winRate: { rate: null, low: null, high: null },
      winRateByValue: null,
      meanDeal: null,
      meanCycle: null,
      velocity: null,
    });
    expect(await kpiBy(db, { by: ["rep"], period: { start, end } })).toEqual([]);
  });

  it("agrees with core/kpi and with mart_kpi on random deals", async () => {
    const day = fc.integer({ min: 0, max: 200 }).map((n) => {
      const month = 3 + Math.floor(n / 31);
      return isoDate(`2026-${String(Math.min(month, 9)).padStart(2, "0")}-${String(1 + (n % 30)).padStart(2, "0")}`);
    });
    const one = fc
      .record({
        outcome: fc.constantFrom("won" as const, "lost" as const, "open" as const, "disqualified" as const),
        days: fc.tuple(day, day).map(([a, b]) => (a < b ? [a, b] : [b, a])),
        amount: fc.option(fc.constantFrom("0", "10.25", "99.99", "-5"), { nil: null }),
        rep: fc.constantFrom("Ana", "Ben"),
      })
      .map(({ outcome, days, amount, rep }) => ({
        rep,
        deal: {
          outcome,
          created: days[0] as DatedDeal["created"],
          closed: outcome === "open" ? null : (days[1] as DatedDeal["closed"]),
          amount: amount === null ? null : exact(amount),
        },
      }));
    await fc.assert(
      fc.asyncProperty(fc.array(one, { maxLength: 25 }), async (random) => {
        const context = await analysisOf({ deals: random.map(({ deal, rep }, i) => raw(deal, i, rep)) });
        const deals = random.map(({ deal }) => deal);
        const [row] = await kpiBy(context.db, { by: [], period: { start, end } });
        if (row === undefined) throw new Error("A row was expected.");
        const kpi = kpiOf(row, 2);
        const closed = winRate(deals, "closed_period", start, end);
        const created = winRate(deals, "created_cohort", start, end);
        expect([kpi.won, kpi.lost, kpi.disqualified]).toEqual([closed.won, closed.lost, closed.disqualified]);
        expect(kpi.winRate.rate).toBe(number(closed.rateCount));
        expect(kpi.winRateByValue).toBe(number(closed.rateValue));
        expect(kpi.winRateCreated).toBe(number(created.rateCreated));
        expect(kpi.complete).toBe(created.complete);
        const won = deals.filter(
          ({ outcome, closed: on }) => outcome === "won" && on !== null && on >= start && on <= end,
        );
        const cycle = salesCycle(won);
        expect([kpi.meanCycle, kpi.medianCycle]).toEqual([number(cycle.mean), number(cycle.median)]);
        const size = dealSize(won.flatMap(({ amount }) => (amount === null ? [] : [amount])));
        expect(kpi.meanDeal).toBe(size.mean === null ? null : toFixed(size.mean, 2));
        expect(kpi.medianDeal).toBe(size.median === null ? null : toFixed(size.median, 2));
        const mart = await context.db.rows("select * from mart_kpi where quarter = '2026-Q3' and dimension = 'rep'");
        const grouped = await kpiBy(context.db, { by: ["rep"], period: { start, end } });
        expect(mart.map(({ quarter, dimension, value, ...counts }) => counts)).toEqual(
          grouped.map(({ group, key_0, ...counts }: Record<string, unknown>) => counts),
        );
        expect(await failedChecks(context.db)).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });
});
