import { describe, expect, it } from "vitest";
import type { FunnelData } from "../../../pipeline/analysis/funnel-data.ts";
import { groupTables } from "../../../pipeline/analysis/funnel-groups.ts";
import { analysisOf } from "../../support/analysis.ts";

const dataOf = (groups: Record<string, readonly (readonly [string | null, number, number])[]>): FunnelData => ({
  stages: ["Qualification"],
  quarters: [],
  reached: [],
  groups: new Map(
    Object.entries(groups).map(([name, rows]) => [name, rows.map(([value, n, won]) => ({ value, reached: [n, won] }))]),
  ),
  curves: [],
  bottlenecks: [],
  reviewed: [],
  matureUntil: "2026-06-30" as FunnelData["matureUntil"],
  tooYoung: 0,
  skipped: 0,
  regressions: 0,
});
const verdicts = async (groups: Parameters<typeof dataOf>[0]) => {
  const context = await analysisOf({}, { dimensions: Object.keys(groups) });
  return groupTables(context, dataOf(groups)).map(({ rows }) => rows.map((row) => row.slice(-2)));
};

describe("funnel by segment", () => {
  it("calls a value above or below only by its adjusted p-value against the rest", async () => {
    const [rows] = await verdicts({
      team: [
        ["A", 100, 60],
        ["B", 100, 20],
        ["C", 100, 40],
      ],
    });
    // A against B and C: 60 of 100, 60 of 200; pooled 40%, error 0.06, z = 5, two-sided normal tail 5.73e-7, adjusted x 3 / 2.
    expect(rows?.[0]).toEqual(["above", expect.closeTo(8.6e-7, 8)]);
    expect(rows?.[1]).toEqual(["below", expect.closeTo(8.6e-7, 8)]);
    // C lies on the mean: 40 of 100 against 80 of 200.
    expect(rows?.[2]).toEqual(["can't tell", 1]);
  });

  it("what would stand alone no longer does among many comparisons", async () => {
    const alone = await verdicts({
      team: [
        ["A", 100, 50],
        ["B", 100, 36],
      ],
    });
    expect(alone[0]?.[0]?.[0]).toBe("above");
    const dull = Array.from({ length: 20 }, (_, i) => [`v${i}`, 100, 43] as const);
    const among = await verdicts({
      team: [
        ["A", 100, 50],
        ["B", 100, 36],
      ],
      lead_source: dull,
    });
    expect(among[0]?.[0]?.[0]).toBe("can't tell");
  });

  it("gives no verdict on fewer than five of an outcome, on blanks, or on one segment alone", async () => {
    const [few] = await verdicts({
      team: [
        ["A", 6, 4],
        ["B", 100, 20],
        [null, 50, 25],
      ],
    });
    expect(few?.[0]).toEqual(["too few", null]);
    expect(few?.[2]).toEqual([null, null]);
    const [one] = await verdicts({ team: [["A", 100, 40]] });
    expect(one).toEqual([["too few", null]]);
  });
});
