import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Distribution,
  exactDistribution,
  moments,
  probabilityAtLeast,
  quantile,
} from "../../../core/forecast/distribution.ts";
import { smoothedSum } from "../../../core/forecast/smoothed-sum.ts";
import { sumDistribution } from "../../../core/forecast/sum-distribution.ts";
import { winDistribution } from "../../../core/forecast/win-distribution.ts";
import { equal, exact, fraction, one, sum, toNumber, toText } from "../../../core/money/exact.ts";

const deal = fc.record({ amount: fc.integer({ min: -50, max: 300 }), percent: fc.integer({ min: 0, max: 100 }) });
const asExact = (deals: readonly { amount: number; percent: number }[]) =>
  deals.map(({ amount, percent }) => ({ amount: exact(amount), probability: fraction(BigInt(percent), 100n) }));

/** Every combination of outcomes, the slow and obvious way. */
const enumerated = (deals: readonly { amount: number; percent: number }[]) => {
  const totals = new Map<number, number>();
  for (let mask = 0; mask < 2 ** deals.length; mask++) {
    let total = 0;
    let p = 1;
    deals.forEach(({ amount, percent }, i) => {
      const won = Math.floor(mask / 2 ** i) % 2 === 1;
      if (won) total += amount;
      p *= won ? percent / 100 : 1 - percent / 100;
    });
    if (p > 0) totals.set(total, (totals.get(total) ?? 0) + p);
  }
  return totals;
};

describe("exact distribution of a sum of deals", () => {
  it("equals the enumeration of all outcomes", () => {
    fc.assert(
      fc.property(fc.array(deal, { maxLength: 10 }), (deals) => {
        const { totals, probabilities } = exactDistribution(asExact(deals)) as Distribution;
        const expected = enumerated(deals);
        expect(totals.length).toBe(expected.size);
        totals.forEach((total, i) => {
          expect(toNumber(probabilities[i] as never)).toBeCloseTo(expected.get(toNumber(total)) as number, 12);
        });
      }),
      { numRuns: 40 },
    );
  });
  it("equals the enumeration for 15 deals", () => {
    const deals = Array.from({ length: 15 }, (_, i) => ({ amount: ((i * 37) % 11) + 1, percent: (i * 13) % 101 }));
    const { totals, probabilities } = exactDistribution(asExact(deals)) as Distribution;
    const expected = enumerated(deals);
    expect(totals.length).toBe(expected.size);
    totals.forEach((total, i) => {
      expect(toNumber(probabilities[i] as never)).toBeCloseTo(expected.get(toNumber(total)) as number, 12);
    });
  });
  it("sums to exactly 1, rises, and does not depend on the order of the deals", () => {
    fc.assert(
      fc.property(fc.array(deal, { maxLength: 8 }), (deals) => {
        const found = exactDistribution(asExact(deals)) as Distribution;
        expect(equal(sum(found.probabilities), one)).toBe(true);
        const shown = ({ totals, probabilities }: Distribution) =>
          totals.map((total, i) => [toText(total), toText(probabilities[i] as never)]);
        expect(shown(exactDistribution(asExact([...deals].reverse())) as Distribution)).toEqual(shown(found));
      }),
      { numRuns: 50 },
    );
  });
  it("is 0 with certainty without deals", () => {
    const none = exactDistribution([]) as Distribution;
    expect(toText(quantile(none, exact("0.5")))).toBe("0");
    expect(toText(probabilityAtLeast(none, exact(1)))).toBe("0");
    expect(moments([]).sd).toBe(0);
  });
  it("is refused where the totals are too many to hold", () => {
    const deals = Array.from({ length: 14 }, (_, i) => ({ amount: exact(2 ** i), probability: exact("0.5") }));
    expect(exactDistribution(deals)).toBeNull();
  });
});

describe("sum of deals in floating numbers", () => {
  const floats = (deals: readonly { amount: number; percent: number }[]) =>
    deals.map(({ amount, percent }) => ({ amount, probability: percent / 100 }));
  /** Smallest total reached with probability q, and P(at least), from the enumeration. */
  const truth = (deals: readonly { amount: number; percent: number }[]) => {
    const ordered = [...enumerated(deals)].sort(([a], [b]) => a - b);
    const atLeast = (total: number) =>
      ordered.filter(([other]) => other >= total - 0.005).reduce((all, [, p]) => all + p, 0);
    const quantileAt = (q: number) => {
      let below = 0;
      return ordered.find(([, p]) => {
        below += p;
        return below >= q - 1e-12;
      })?.[0] as number;
    };
    return { ordered, atLeast, quantileAt };
  };
  const cents = fc.tuple(fc.integer({ min: -200_000, max: 9_999_999 }), fc.integer({ min: 0, max: 100 }));
  const priced = (pairs: readonly (readonly [number, number])[]) =>
    pairs.map(([amount, percent]) => ({ amount: amount / 100, percent }));

  it("is the enumeration for any deals, however odd their amounts", () => {
    fc.assert(
      fc.property(fc.array(cents, { minLength: 1, maxLength: 10 }), (pairs) => {
        const deals = priced(pairs);
        const found = sumDistribution(floats(deals));
        const { ordered, atLeast, quantileAt } = truth(deals);
        expect(found.bound).toBe(0);
        for (const [total] of ordered.slice(0, 30)) expect(found.atLeast(total)).toBeCloseTo(atLeast(total), 10);
        for (const q of [0.1, 0.5, 0.9]) expect(found.quantile(q)).toBeCloseTo(quantileAt(q), 2);
      }),
      { numRuns: 40 },
    );
  });
  it("is the enumeration of 15 deals with 32,768 totals, whatever their order", () => {
    const deals = Array.from({ length: 15 }, (_, i) => ({ amount: 2 ** i + 0.01 * i, percent: 20 + 4 * i }));
    const found = sumDistribution(floats(deals));
    const { ordered, atLeast, quantileAt } = truth(deals);
    expect(ordered.length).toBe(2 ** 15);
    expect(found.bound).toBe(0);
    for (const total of [0, 1000.5, 20_000, 32_767]) expect(found.atLeast(total)).toBeCloseTo(atLeast(total), 10);
    for (const q of [0.1, 0.5, 0.9]) expect(found.quantile(q)).toBeCloseTo(quantileAt(q), 2);
    expect(found.quantile(0.3)).toBe(sumDistribution(floats(deals).reverse()).quantile(0.3));
  });
  it("smoothed keeps within its bound of the exact one", () => {
    fc.assert(
      fc.property(fc.array(cents, { minLength: 2, maxLength: 9 }), (pairs) => {
        const deals = priced(pairs).map(({ amount, percent }) => ({ amount, percent: 5 + 0.9 * percent }));
        const smooth = smoothedSum(floats(deals).filter(({ amount }) => amount !== 0));
        const { ordered, atLeast } = truth(deals);
        const span = deals.reduce((sum, { amount }) => sum + Math.abs(amount), 0);
        expect(smooth.bound).toBeLessThanOrEqual(span / 200);
        for (const [total] of ordered.slice(0, 20)) {
          expect(smooth.atLeast(total - smooth.bound)).toBeGreaterThan(atLeast(total) - 1e-8);
          expect(smooth.atLeast(total + smooth.bound)).toBeLessThan(atLeast(total) + 1e-8);
        }
      }),
      { numRuns: 25 },
    );
  });
  it("of 50,000 small deals is the binomial's, to a thirtieth of its spread at worst", () => {
    const deals = Array.from({ length: 50_000 }, (_, i) => ({ amount: 100 + (i % 977) / 100, probability: 0.2 }));
    const { bound, quantile: at, atLeast } = sumDistribution(deals);
    const mean = deals.reduce((sum, { amount }) => sum + amount * 0.2, 0);
    const sd = Math.sqrt(deals.reduce((sum, { amount }) => sum + amount * amount * 0.16, 0));
    expect(bound).toBeGreaterThan(0);
    expect(bound).toBeLessThan(sd / 30);
    // Normal quantiles with the skewness (Cornish-Fisher): skewness of one deal 1.5, of the sum 1.5 / √50,000.
    const skew = 0.6 / 0.4 / Math.sqrt(50_000);
    for (const [q, z] of [
      [0.1, -1.2815516],
      [0.5, 0],
      [0.9, 1.2815516],
    ] as const) {
      expect(Math.abs(at(q) - (mean + sd * (z + (skew * (z * z - 1)) / 6)))).toBeLessThan(bound + 0.005 * sd);
      expect(atLeast(at(q))).toBeCloseTo(1 - q, 4);
    }
    expect([atLeast(-1), atLeast(6e6)]).toEqual([1, 0]);
  });
  it("of no deals, or of deals without amount or chance, is 0 with certainty", () => {
    for (const deals of [[], [{ amount: 0, probability: 0.5 }], [{ amount: 5, probability: 0 }]]) {
      const found = sumDistribution(deals);
      expect([found.quantile(0.9), found.atLeast(0), found.atLeast(0.01), found.bound]).toEqual([0, 1, 0, 0]);
    }
  });
  it("says how far amounts below a cent can be off", () => {
    expect(
      sumDistribution([
        { amount: 0.004, probability: 0.5 },
        { amount: 0.003, probability: 0.5 },
      ]).bound,
    ).toBeCloseTo(0.007, 10);
  });
});

describe("win distribution", () => {
  it("is in fractions while totals are few, then says how far it can be off", () => {
    const few = [{ amount: exact("0.1"), probability: exact("0.3") }];
    const small = winDistribution(few, [exact("0.1")], [exact("0.7"), exact("0.71")]);
    expect(small.bound).toBe(0);
    expect([...small.atLeast, ...small.quantiles].map((value) => toText(value))).toEqual(["0.3", "0", "0.1"]);
    const many = Array.from({ length: 60 }, (_, i) => ({
      amount: exact((1000 + 97.31 * i * i).toFixed(2)),
      probability: exact("0.4"),
    }));
    const large = winDistribution(many, [exact(0)], [exact("0.5")]);
    expect(large.totals).toBeNull();
    expect(large.bound).toBeGreaterThan(0);
    expect(toNumber(large.atLeast[0] as never)).toBeCloseTo(1, 10);
    expect(Math.abs(toNumber(large.quantiles[0] as never) - toNumber(large.mean))).toBeLessThan(large.sd);
  });
});
