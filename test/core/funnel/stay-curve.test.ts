import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { longestStay, type StayEnd } from "../../../core/funnel/journey.ts";
import { stayCurve } from "../../../core/funnel/stay-curve.ts";

type Stay = readonly [StayEnd, number];

const count = (stays: readonly Stay[]) => {
  const empty = () => new Int32Array(longestStay + 1);
  const table = { forward: empty(), back: empty(), lost: empty(), open: empty() };
  for (const [end, days] of stays) table[end][days] = (table[end][days] as number) + 1;
  return table;
};

/** Kaplan-Meier and Aalen-Johansen written the slow way, over the distinct exit days. */
const slow = (stays: readonly Stay[], horizon: number) => {
  const days = [...new Set(stays.filter(([end]) => end !== "open").map(([, day]) => day))].sort((a, b) => a - b);
  let survival = 1;
  let forward = 0;
  let median: number | null = null;
  for (const day of days) {
    const atRisk = stays.filter(([, at]) => at >= day).length;
    const gone = stays.filter(([end, at]) => end !== "open" && at === day).length;
    const moved = stays.filter(([end, at]) => end === "forward" && at === day).length;
    if (day <= horizon) forward += (survival * moved) / atRisk;
    survival *= 1 - gone / atRisk;
    if (median === null && survival <= 0.5 + 1e-12) median = day;
  }
  return { median, forward };
};

describe("stayCurve", () => {
  it("no stays give no median", () => {
    expect(stayCurve(count([]), 90)).toEqual({ stays: 0, open: 0, median: null, forward: 0, back: 0, lost: 0 });
  });
  it("without open stays the exits add up to 1", () => {
    const curve = stayCurve(
      count([
        ["forward", 3],
        ["lost", 5],
        ["back", 5],
        ["forward", 9],
      ]),
      90,
    );
    expect(curve.forward + curve.lost + curve.back).toBeCloseTo(1, 12);
    expect(curve.median).toBe(5);
  });
  it("agrees with the slow form on any stays", () => {
    const stay = fc.tuple(fc.constantFrom<StayEnd>("forward", "back", "lost", "open"), fc.integer({ min: 0, max: 40 }));
    fc.assert(
      fc.property(fc.array(stay, { maxLength: 60 }), fc.integer({ min: 0, max: 40 }), (stays, horizon) => {
        const fast = stayCurve(count(stays), horizon);
        const expected = slow(stays, horizon);
        expect(fast.median).toBe(expected.median);
        expect(fast.forward).toBeCloseTo(expected.forward, 10);
      }),
    );
  });
});
