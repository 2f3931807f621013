import { describe, expect, it } from "vitest";
import { isoDate } from "../../../core/calendar/iso-date.ts";
import { revenueAtRisk } from "../../../core/kpi/revenue-at-risk.ts";
import { type Employment, periodAttrition, survivalAt, tenureSurvival } from "../../../core/kpi/tenure.ts";
import { type Exact, exact, toText } from "../../../core/money/exact.ts";

const text = (value: Exact | null) => (value === null ? null : toText(value));

describe("tenure", () => {
  const rep = (name: string, hired: string, left: string | null, regretted: boolean | null = null): Employment => ({
    rep: name,
    hired: isoDate(hired),
    left: left === null ? null : isoDate(left),
    regretted,
  });
  const asOf = isoDate("2025-12-31");
  it("reps still there are censored, leavers of the future count as there, later hires don't count", () => {
    const found = tenureSurvival(
      [rep("a", "2025-01-01", "2025-01-11"), rep("b", "2025-12-01", "2026-02-01"), rep("c", "2026-01-01", null)],
      asOf,
    );
    expect(found).toMatchObject({ n: 2, ended: 1 });
    expect(survivalAt(found.steps, 9)).toBe(1);
    expect(survivalAt(found.steps, 10)).toBe(0.5);
  });
  it("attrition of a period from the dates of the people", () => {
    const people = [
      rep("a", "2024-01-01", "2025-12-31", true),
      rep("b", "2024-01-01", null),
      rep("c", "2025-10-01", null),
      rep("d", "2024-01-01", "2025-09-30", false),
    ];
    const found = periodAttrition(people, isoDate("2025-10-01"), asOf, 3);
    expect([found.leavers, text(found.averageHeadcount), text(found.periodRate)]).toEqual([1, "2", "0.5"]);
    expect(text(found.regrettedAnnualised)).toBe("2");
  });
  it("revenue of those gone is at risk as a whole, of unknown owners it can't be told", () => {
    const people = [
      rep("gone", "2024-01-01", "2025-06-30"),
      rep("new", "2025-12-01", null),
      rep("old", "2020-01-01", null),
    ];
    const deals = [
      { owner: "gone", amount: exact(100) },
      { owner: "gone", amount: exact("0.5") },
      { owner: "new", amount: exact(900) },
      { owner: "nobody", amount: exact(10) },
    ];
    const rows = revenueAtRisk(deals, people, asOf, 90);
    expect(rows.map(({ owner, status, atRisk }) => [owner, status, text(atRisk)])).toEqual([
      ["gone", "gone", "100.5"],
      ["new", "employed", "0"],
      ["nobody", "unknown", null],
    ]);
    expect(revenueAtRisk([], [], asOf, 90)).toEqual([]);
  });
});
