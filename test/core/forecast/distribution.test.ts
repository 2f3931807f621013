import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Distribution,
  exactDistribution,
  moments,
  probabilityAtLeast,
  quantile,
} from "../../../core/forecast/distribution.ts";
import { gridAtLeast, gridDistribution, gridQuantile } from "../../../core/forecast/grid-distribution.ts";
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

describe("distribution on a grid", () => {
  const floats = (deals: readonly { amount: number; percent: number }[]) =>
    deals.map(({ amount, percent }) => ({ amount, probability: percent / 100 }));

  it("equals the exact one where amounts share a step", () => {
    fc.assert(
      fc.property(fc.array(deal, { maxLength: 8 }), (deals) => {
        const grid = gridDistribution(floats(deals));
        expect(grid.bound).toBe(0);
        const expected = enumerated(deals);
        for (const total of expected.keys()) {
          const atLeast = [...expected].filter(([other]) => other >= total).reduce((all, [, p]) => all + p, 0);
          expect(gridAtLeast(grid, total)).toBeCloseTo(atLeast, 10);
        }
      }),
      { numRuns: 60 },
    );
  });
  it("sums to 1 and keeps quantiles within its stated bound", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 9999999 }), fc.integer({ min: 5, max: 95 })), {
          minLength: 1,
          maxLength: 9,
        }),
        (pairs) => {
          const deals = pairs.map(([cents, percent]) => ({ amount: cents / 100, percent }));
          const grid = gridDistribution(floats(deals));
          expect(grid.probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 10);
          const ordered = [...enumerated(deals)].sort(([a], [b]) => a - b);
          for (const q of [0.1, 0.5, 0.9]) {
            let below = 0;
            let reached = ordered[ordered.length - 1]?.[0] as number;
            for (const [total, p] of ordered) {
              below += p;
              if (below < q - 1e-12) continue;
              reached = total;
              break;
            }
            expect(Math.abs(gridQuantile(grid, q) - reached)).toBeLessThanOrEqual(grid.bound + 0.005);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
  it("of no deals, or of deals without amount or chance, is 0 with certainty", () => {
    for (const deals of [[], [{ amount: 0, probability: 0.5 }], [{ amount: 5, probability: 0 }]]) {
      const grid = gridDistribution(deals);
      expect(gridQuantile(grid, 0.9)).toBe(0);
      expect(gridAtLeast(grid, 0)).toBe(1);
      expect(grid.bound).toBe(0);
    }
  });
});

describe("win distribution", () => {
  it("is exact while totals are few, then on a grid that says how far it can be off", () => {
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
