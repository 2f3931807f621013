import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kaplanMeier, medianOfEnded, restrictedMean, type Stay } from "../../../core/stats/kaplan-meier.ts";

const stays = (days: readonly number[], left: readonly number[]): Stay[] =>
  days.map((day, i) => ({ days: day, left: left[i] === 1 }));

const anyStays = fc.array(fc.record({ days: fc.nat(12), left: fc.boolean() }), { maxLength: 25 });

/** The product-limit formula day by day, counted from the raw stays. */
const naive = (list: readonly Stay[], day: number): number => {
  let survival = 1;
  for (let d = 0; d <= day; d++) {
    const atRisk = list.filter(({ days }) => days >= d).length;
    const gone = list.filter(({ days, left }) => days === d && left).length;
    if (atRisk > 0) survival *= 1 - gone / atRisk;
  }
  return survival;
};

describe("kaplanMeier", () => {
  it("agrees with scipy 1.17.1, stats.ecdf of right-censored data", () => {
    const found = kaplanMeier(stays([3, 5, 7, 2, 18, 16, 2, 9, 16, 5], [1, 0, 1, 1, 1, 0, 1, 1, 1, 1]));
    expect(found.steps.map(({ days }) => days)).toEqual([2, 3, 5, 7, 9, 16, 18]);
    [0.8, 0.7, 0.6, 0.48, 0.36, 0.24, 0].forEach((survival, i) => {
      expect(found.steps[i]?.survival).toBeCloseTo(survival, 12);
    });
    expect(found.median).toBe(7);
  });
  it("agrees with the formula applied day by day", () => {
    fc.assert(
      fc.property(anyStays, (list) => {
        const { steps } = kaplanMeier(list);
        return steps.every(({ days, survival }) => Math.abs(survival - naive(list, days)) < 1e-12);
      }),
    );
  });
  it("without censoring the survival is the share still there, so 1 of 2 left is a median", () => {
    expect(kaplanMeier(stays([4, 9], [1, 1])).median).toBe(4);
    expect(kaplanMeier(stays([4, 4, 4, 9, 9, 9], [1, 1, 1, 1, 1, 1])).median).toBe(4);
  });
  it("is never above 1, never rises, and doesn't depend on the order", () => {
    fc.assert(
      fc.property(anyStays, (list) => {
        const { steps } = kaplanMeier(list);
        const reversed = kaplanMeier([...list].reverse()).steps;
        return (
          steps.every(({ survival }, i) => survival <= (steps[i - 1]?.survival ?? 1)) &&
          JSON.stringify(steps) === JSON.stringify(reversed)
        );
      }),
    );
  });
  it("no stays, and only censored stays: no steps, blank median", () => {
    expect(kaplanMeier([])).toEqual({ n: 0, ended: 0, steps: [], median: null });
    expect(kaplanMeier(stays([3, 4], [0, 0]))).toMatchObject({ n: 2, ended: 0, steps: [], median: null });
    expect(medianOfEnded(stays([3, 4], [0, 0]))).toBeNull();
  });
});

describe("restrictedMean", () => {
  // Weeks of remission on 6-MP, Freireich et al. 1963; R's survfit prints 23.3 as the mean restricted to 35, scipy's stats.ecdf gives the digits.
  it.each([
    [35, 23.287394957983185],
    [20, 16.116526610644254],
  ])("of the 6-MP group up to week %d is the published one", (horizon, area) => {
    const weeks = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35];
    const relapsed = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0];
    const curve = kaplanMeier(stays(weeks, relapsed));
    expect(curve.median).toBe(23);
    expect(restrictedMean(curve, horizon)).toBeCloseTo(area, 12);
  });
  it("without censoring it is the mean of the days, cut at the horizon", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { minLength: 1, maxLength: 15 }), fc.nat(15), (days, horizon) => {
        const area = restrictedMean(kaplanMeier(days.map((day) => ({ days: day, left: true }))), horizon) as number;
        const mean = days.reduce((sum, day) => sum + Math.min(day, horizon), 0) / days.length;
        return Math.abs(area - mean) < 1e-9;
      }),
    );
  });
  it("is blank for no stays and holds the last level on to the horizon", () => {
    expect(restrictedMean(kaplanMeier([]), 10)).toBeNull();
    expect(restrictedMean(kaplanMeier(stays([5, 8], [1, 0])), 20)).toBe(5 + 15 * 0.5);
  });
});
