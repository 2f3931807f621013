import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ratePrior, shrink } from "../../../core/stats/beta-binomial.ts";

const group = fc.tuple(fc.nat(40), fc.nat(40)).map(([k, rest]) => ({ k, n: k + rest }));

describe("ratePrior and shrink", () => {
  it("no trials: no prior", () => {
    expect(ratePrior([])).toBeNull();
    expect(ratePrior([{ k: 0, n: 0 }])).toBeNull();
  });
  it("agrees with the moments of Kleinman 1973 with weights n / N, computed with numpy 2.4.6", () => {
    const groups = [
      { k: 4, n: 20 },
      { k: 9, n: 25 },
      { k: 1, n: 15 },
      { k: 16, n: 30 },
      { k: 7, n: 28 },
    ];
    const prior = ratePrior(groups);
    expect(prior?.mean).toBeCloseTo(37 / 118, 12);
    expect(prior?.strength).toBeCloseTo(8.954381774628004, 10);
  });
  it("the shrunk rate is mean and standard deviation of the posterior: scipy 1.17.1, beta(12.6, 19.4)", () => {
    const { rate, error } = shrink({ k: 9, n: 20 }, { mean: 0.3, strength: 12 });
    expect(rate).toBeCloseTo(0.39375, 12);
    expect(error).toBeCloseTo(0.08505095397893707, 12);
  });
  it("rates that differ by chance only are drawn almost together, rates that really differ are kept apart", () => {
    const same = [48, 52, 50, 49, 51].map((k) => ({ k, n: 100 }));
    const apart = [10, 90, 50, 20, 80].map((k) => ({ k, n: 100 }));
    const spread = (groups: typeof same) => {
      const prior = ratePrior(groups);
      if (prior === null) throw new Error("no prior");
      const rates = groups.map((one) => shrink(one, prior).rate);
      return Math.max(...rates) - Math.min(...rates);
    };
    expect(spread(same)).toBeLessThan(0.01);
    expect(spread(apart)).toBeGreaterThan(0.75);
  });
  it("a shrunk rate lies between the rate and the overall rate, nearer to the overall one the fewer the trials", () => {
    fc.assert(
      fc.property(fc.array(group, { minLength: 2, maxLength: 12 }), (groups) => {
        const prior = ratePrior(groups);
        if (prior === null) return true;
        return groups.every((one) => {
          const { rate } = shrink(one, prior);
          const raw = one.n === 0 ? prior.mean : one.k / one.n;
          const inside = rate >= Math.min(raw, prior.mean) - 1e-12 && rate <= Math.max(raw, prior.mean) + 1e-12;
          const more = shrink({ k: one.k * 10, n: one.n * 10 }, prior).rate;
          return inside && Math.abs(more - raw) <= Math.abs(rate - raw) + 1e-12;
        });
      }),
    );
  });
});
