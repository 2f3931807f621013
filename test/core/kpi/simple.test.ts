import { describe, expect, it } from "vitest";
import { isoDate } from "../../../core/calendar/iso-date.ts";
import { attainment } from "../../../core/kpi/attainment.ts";
import { attrition } from "../../../core/kpi/attrition.ts";
import { cacPayback } from "../../../core/kpi/cac-payback.ts";
import { consistency } from "../../../core/kpi/consistency.ts";
import { dealSize } from "../../../core/kpi/deal-size.ts";
import { diffInDiff } from "../../../core/kpi/diff-in-diff.ts";
import { magicNumber } from "../../../core/kpi/magic-number.ts";
import { rampTime } from "../../../core/kpi/ramp-time.ts";
import { revenueMovement } from "../../../core/kpi/revenue-movement.ts";
import { salesCycle } from "../../../core/kpi/sales-cycle.ts";
import { salesVelocity } from "../../../core/kpi/sales-velocity.ts";
import { type Exact, exact, toText } from "../../../core/money/exact.ts";

const text = (value: Exact | null) => (value === null ? null : toText(value));
const list = (...values: (string | number)[]) => values.map((value) => exact(value));

describe("attainment", () => {
  it("a bucket includes its lower edge and excludes the next; below the first edge nobody is counted", () => {
    const reps = list("49.9", 50, 99, 100, 250).map((credited) => ({ credited, quota: exact(100) }));
    expect(attainment(reps, list("0.5", 1)).buckets).toEqual([2, 2]);
  });
  it.each([null, exact(0), exact(-5)])("no quota (%o): blank and in no total", (quota) => {
    expect(attainment([{ credited: exact(10), quota }])).toMatchObject({ attainment: [null], team: null, mean: null });
  });
  it("no reps: blank", () => {
    expect(attainment([])).toMatchObject({ team: null, median: null, shareAtQuota: null });
  });
});

describe("small KPIs", () => {
  it("sales cycle: same-day wins count 0 days, deals without a date don't count, the leap day does", () => {
    const won = (created: string | null, closed: string | null) => ({
      outcome: "won" as const,
      created: created === null ? null : isoDate(created),
      closed: closed === null ? null : isoDate(closed),
    });
    const found = salesCycle([
      won("2024-02-28", "2024-03-01"),
      won("2025-01-01", "2025-01-01"),
      won(null, "2025-01-01"),
    ]);
    expect([found.n, text(found.mean), text(found.median)]).toEqual([2, "1", "1"]);
    expect(salesCycle([])).toEqual({ n: 0, mean: null, median: null });
  });
  it("velocity is blank for a cycle of 0 days", () => {
    expect(salesVelocity(5, exact("0.5"), exact(100), exact(0))).toEqual({ perDay: null, perMonth: null });
  });
  it("deal size takes negative amounts and is blank for none", () => {
    expect(text(dealSize(list(-10, 40)).mean)).toBe("15");
    expect(dealSize([])).toEqual({ n: 0, mean: null, median: null });
  });
  it("attrition of nobody is blank; regretted leavers not recorded are blank", () => {
    expect(attrition({ start: 0, end: 0, leavers: 0, regretted: null, months: 12 })).toMatchObject({
      periodRate: null,
      annualised: null,
      regrettedAnnualised: null,
    });
  });
  it("consistency: blank coefficient where the mean is 0", () => {
    const found = consistency(list(-5, 5));
    expect([text(found.mean), found.cv]).toEqual(["0", null]);
    expect(consistency([])).toEqual({ mean: null, sd: null, cv: null });
  });
  it("CAC payback is blank where no margin ever pays it back", () => {
    expect(cacPayback(exact(100), 0, exact(10), exact(0))).toEqual({ cac: null, months: null });
    expect(cacPayback(exact(100), 1, exact(10), exact("-0.1")).months).toBeNull();
  });
  it("magic number may be negative and is blank without cost", () => {
    expect(text(magicNumber(exact(90), exact(100), exact(80)))).toBe("-0.5");
    expect(magicNumber(exact(90), exact(100), exact(0))).toBeNull();
  });
  it("revenue movement without a start has no retention", () => {
    const zero = exact(0);
    const found = revenueMovement({
      start: zero,
      expansion: zero,
      contraction: zero,
      churn: zero,
      new: exact(5),
      logosStart: 0,
      logosLost: 0,
    });
    expect(found).toMatchObject({ nrr: null, grr: null, quickRatio: null, logoChurn: null });
    expect(text(found.end)).toBe("5");
  });
  it("the same change in both groups is no effect", () => {
    const group = { before: exact("0.2"), after: exact("0.5") };
    expect(text(diffInDiff(group, group).effect)).toBe("0");
  });
});

describe("rampTime", () => {
  it("can't be reached before the window is full, and is reached exactly at the mark", () => {
    expect(rampTime(list(100, 100), 3, exact("0.8"), exact(100))).toEqual({ months: null, censoredAt: 2 });
    expect(rampTime(list(100, 70, 70), 3, exact("0.8"), exact(100))).toEqual({ months: 3, censoredAt: null });
    expect(rampTime([], 3, exact("0.8"), exact(100))).toEqual({ months: null, censoredAt: 0 });
  });
});
