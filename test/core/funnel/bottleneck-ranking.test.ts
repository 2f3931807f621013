import { describe, expect, it } from "vitest";
import { type BottleneckStep, rankBottlenecks } from "../../../core/funnel/bottleneck-ranking.ts";

const quarter = (k: number, n: number, medianDays: number | null = null) => ({ k, n, medianDays });
const step = (
  name: string,
  now: readonly [number, number],
  quarters: readonly (readonly [number, number])[],
): BottleneckStep => ({
  name,
  now: quarter(...now),
  quarters: quarters.map(([k, n]) => quarter(k, n)),
  peers: [],
});

const steady = step(
  "low but steady",
  [100, 1000],
  [
    [101, 1000],
    [99, 1000],
    [100, 1000],
    [102, 1000],
    [98, 1000],
  ],
);
const fallen = step(
  "fallen",
  [50, 100],
  [
    [80, 100],
    [82, 100],
    [78, 100],
    [81, 100],
    [79, 100],
  ],
);

describe("rankBottlenecks", () => {
  it("names the step that fell behind its own best quarters, not the lowest rate", () => {
    const [first, second] = rankBottlenecks([steady, fallen], { averageDeal: 1000 });
    expect(first?.step).toBe("fallen");
    expect(first?.cost?.low).toBeGreaterThan(0);
    expect(second?.cost?.low).toBe(0);
    expect(second?.cost?.value).toBeLessThan(first?.cost?.value as number);
  });
  it("values the gap at entries x later conversions x deal", () => {
    const [alone] = rankBottlenecks([fallen], { averageDeal: 1000 });
    const gap = (alone?.benchmark as number) - 0.5;
    expect(alone?.benchmark).toBeGreaterThan(0.7);
    expect(alone?.benchmark).toBeLessThan(0.82);
    expect(alone?.cost?.value).toBeCloseTo(100 * 1000 * gap, -4);
    const [before] = rankBottlenecks([fallen, step("half", [500, 1000], [])], { averageDeal: 1000 });
    expect(before?.cost?.value).toBeCloseTo((alone?.cost?.value as number) / 2, 6);
  });
  it("the same rates on fewer deals cost with less certainty", () => {
    const small = step(
      "fallen",
      [10, 20],
      [
        [16, 20],
        [17, 20],
        [15, 20],
        [16, 20],
        [16, 20],
      ],
    );
    const [large] = rankBottlenecks([fallen], { averageDeal: 1000 });
    const [few] = rankBottlenecks([small], { averageDeal: 5000 });
    const width = (row: typeof large) => ((row?.cost?.high as number) - (row?.cost?.low as number)) / 100_000;
    expect(width(few)).toBeGreaterThan(width(large));
  });
  it("asks peers where the history is short, and says nothing where there are neither or too few entries", () => {
    const young = { ...step("young", [50, 100], [[80, 100]]), peers: fallen.quarters };
    expect(rankBottlenecks([young], { averageDeal: 1 })[0]).toMatchObject({ benchmarkFrom: "peers", benchmarkN: 5 });
    const blank = { benchmark: null, benchmarkFrom: null, cost: null, extraDays: null };
    expect(rankBottlenecks([step("new", [50, 100], [[80, 100]])], { averageDeal: 1 })[0]).toMatchObject(blank);
    expect(rankBottlenecks([{ ...fallen, now: quarter(5, 10) }], { averageDeal: 1 })[0]).toMatchObject(blank);
    expect(rankBottlenecks([], { averageDeal: 1 })).toEqual([]);
  });
  it("states the days beyond the fastest quarters", () => {
    const slow: BottleneckStep = {
      ...fallen,
      now: quarter(50, 100, 30),
      quarters: fallen.quarters.map((one, i) => ({ ...one, medianDays: 10 + i })),
    };
    expect(rankBottlenecks([slow], { averageDeal: 1 })[0]?.extraDays).toBe(19);
  });
  it("nothing moved on in a later step: the cost can't be told apart from 0", () => {
    const [row] = rankBottlenecks([fallen, step("dead", [0, 50], [])], { averageDeal: 1000 });
    expect(row?.cost).toEqual({ value: 0, low: 0, high: 0 });
  });
});
