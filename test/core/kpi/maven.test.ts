// Core's KPIs on real deals: the Maven CRM set against figures computed independently (see ../shared/crm/expected/maven.json).
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type IsoDate, isoDate } from "../../../core/calendar/iso-date.ts";
import { type GroupedDeal, type GroupKpis, kpisByGroup } from "../../../core/kpi/by-group.ts";
import { type Exact, exact, toNumber } from "../../../core/money/exact.ts";
import { balance } from "../../../core/territory/balance.ts";

const shared = new URL("../../../../shared/crm/", import.meta.url).pathname;
const here = existsSync(shared);
if (!here) console.log("skipped: no ../shared");

interface Figures {
  readonly won: number;
  readonly lost: number;
  readonly win_rate: number | null;
  readonly avg_won_value: number | null;
  readonly median_won_value: number | null;
  readonly mean_cycle_days_won: number | null;
  readonly median_cycle_days_won: number | null;
}
interface Expected {
  readonly by_agent: Readonly<Record<string, Figures>>;
  readonly won_by_close_quarter: Readonly<Record<string, { won: number; lost: number; win_rate: number }>>;
  readonly territory_balance: { readonly gini: number; readonly coefficient_of_variation: number };
}

const date = (text: string): IsoDate | null => (text === "" ? null : isoDate(text));
const deals = (): GroupedDeal[] =>
  readFileSync(join(shared, "maven/sales_pipeline.csv"), "utf8")
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => {
      const [, agent = "", , , stage, engaged = "", closed = "", value = ""] = line.split(",");
      return {
        outcome: stage === "Won" ? "won" : stage === "Lost" ? "lost" : "open",
        created: date(engaged),
        closed: date(closed),
        amount: value === "" ? null : exact(value),
        group: agent,
      };
    });
const near = (value: Exact | null, expected: number | null) =>
  value === null || expected === null ? value === expected : Math.abs(toNumber(value) - expected) < 1e-6;
const agrees = ({ winRate, cycle, size }: GroupKpis, expected: Figures) =>
  winRate.won === expected.won &&
  winRate.lost === expected.lost &&
  near(winRate.rateCount, expected.win_rate) &&
  near(size.mean, expected.avg_won_value) &&
  near(size.median, expected.median_won_value) &&
  near(cycle.mean, expected.mean_cycle_days_won) &&
  near(cycle.median, expected.median_cycle_days_won);

describe.skipIf(!here)("Maven", () => {
  const expected = here ? (JSON.parse(readFileSync(join(shared, "expected/maven.json"), "utf8")) as Expected) : null;
  const rows = here ? deals() : [];
  it("every agent's win rate, deal size and cycle", () => {
    const { groups } = kpisByGroup(rows, "closed_period", isoDate("2016-01-01"), isoDate("2018-12-31"));
    const wrong = groups.filter((group) => !agrees(group, expected?.by_agent[group.group ?? ""] as Figures));
    expect(groups.length).toBe(30);
    expect(wrong.map(({ group }) => group)).toEqual([]);
  });
  it.each([
    ["2017-Q1", "2017-01-01", "2017-03-31"],
    ["2017-Q2", "2017-04-01", "2017-06-30"],
    ["2017-Q3", "2017-07-01", "2017-09-30"],
    ["2017-Q4", "2017-10-01", "2017-12-31"],
  ])("%s by close date", (quarter, start, end) => {
    const { winRate } = kpisByGroup(rows, "closed_period", isoDate(start), isoDate(end)).total;
    const figures = expected?.won_by_close_quarter[quarter];
    expect([winRate.won, winRate.lost]).toEqual([figures?.won, figures?.lost]);
    expect(near(winRate.rateCount, figures?.win_rate ?? null)).toBe(true);
    // Lost deals carry the amount 0 here, so a rate by value would be 100 %.
    expect(winRate.rateValue).toBeNull();
  });
  it("the balance of won revenue over agents", () => {
    const revenue = new Map<string | null, Exact[]>();
    for (const { group, outcome, amount } of rows) {
      const won = outcome === "won" && amount !== null ? [amount] : [];
      revenue.set(group, [...(revenue.get(group) ?? []), ...won]);
    }
    const totals = [...revenue.values()].map((amounts) => exact(amounts.reduce((sum, x) => sum + toNumber(x), 0)));
    const found = balance(totals);
    expect(near(found.gini, expected?.territory_balance.gini ?? null)).toBe(true);
    expect(near(found.cv, expected?.territory_balance.coefficient_of_variation ?? null)).toBe(true);
  });
});
