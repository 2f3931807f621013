import { describe, expect, it } from "vitest";
import { isoDate } from "../../../core/calendar/iso-date.ts";
import { rampCohorts } from "../../../core/kpi/ramp-cohorts.ts";
import { rankReps } from "../../../core/kpi/rank-reps.ts";
import { revenueAtRisk } from "../../../core/kpi/revenue-at-risk.ts";
import { type Employment, periodAttrition, survivalAt, tenureSurvival } from "../../../core/kpi/tenure.ts";
import { type Exact, exact, toText } from "../../../core/money/exact.ts";

const text = (value: Exact | null) => (value === null ? null : toText(value));
const list = (...values: number[]) => values.map((value) => exact(value));

describe("rankReps", () => {
  it("three lucky wins don't lead: too few deals are unranked, with their interval", () => {
    const { ranked, unranked } = rankReps([
      { rep: "Lucky", won: 3, lost: 0 },
      { rep: "Bea", won: 60, lost: 40 },
      { rep: "Cem", won: 30, lost: 70 },
    ]);
    expect(ranked.map(({ rep, rank, verdict }) => [rep, rank, verdict])).toEqual([
      ["Bea", 1, "above"],
      ["Cem", 2, "below"],
    ]);
    expect(unranked).toMatchObject([{ rep: "Lucky", n: 3, rank: null, verdict: "too_few" }]);
    expect(unranked[0]?.low).toBeLessThan(0.5);
  });
  it("twelve wins of twelve stand behind ninety of a hundred when the team wins few", () => {
    const team = Array.from({ length: 8 }, (_, i) => ({ rep: `r${i}`, won: 28 + i, lost: 70 }));
    const { ranked } = rankReps([{ rep: "few", won: 9, lost: 2 }, { rep: "many", won: 80, lost: 20 }, ...team]);
    expect(ranked[0]?.rep).toBe("many");
  });
  it("equal records share the rank; nobody, or nobody with a decision: nothing to rank", () => {
    const twins = rankReps([
      { rep: "b", won: 10, lost: 10 },
      { rep: "a", won: 10, lost: 10 },
    ]);
    expect(twins.ranked.map(({ rep, rank }) => [rep, rank])).toEqual([
      ["a", 1],
      ["b", 1],
    ]);
    expect(rankReps([])).toEqual({ ranked: [], unranked: [], team: null });
    expect(rankReps([{ rep: "a", won: 0, lost: 0 }], 0)).toMatchObject({ ranked: [], team: null });
  });
});

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

describe("rampCohorts", () => {
  it("cohorts by quarter of hiring, ramp time censored, production by month with its n", () => {
    const hired = (date: string, ...monthly: number[]) => ({
      rep: date,
      hired: isoDate(date),
      monthly: list(...monthly),
    });
    const rows = rampCohorts(
      [hired("2025-01-15", 0, 50, 100), hired("2025-03-31", 100, 100), hired("2025-04-01", 10)],
      1,
      exact("0.8"),
      exact(100),
    );
    expect(rows.map(({ cohort, n, reached, medianMonths }) => [cohort, n, reached, medianMonths])).toEqual([
      ["2025-Q1", 2, 2, 1],
      ["2025-Q2", 1, 0, null],
    ]);
    expect(rows[0]?.byMonth.map(({ mean, n }) => [text(mean), n])).toEqual([
      ["50", 2],
      ["75", 2],
      ["100", 1],
    ]);
  });
});
