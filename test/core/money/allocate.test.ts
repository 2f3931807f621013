import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate, allocateSigned } from "../../../core/money/allocate.ts";
import { abs, compare, equal, exact, fromUnits, round, sub, sum, toText } from "../../../core/money/exact.ts";

const cents = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => fromUnits(BigInt(n), 2));
const weight = fc.integer({ min: 0, max: 1000 }).map((n) => fromUnits(BigInt(n), 1));
const parts = (total: string, weights: readonly string[], digits = 2) =>
  allocate(
    exact(total),
    weights.map((w) => exact(w)),
    digits,
  ).map((part) => toText(part));

describe("allocate", () => {
  it("gives the spare cents to the largest remainders, ties to the earlier line", () => {
    expect(parts("100", ["1", "1", "1"])).toEqual(["33.34", "33.33", "33.33"]);
    expect(parts("-0.05", ["1", "1"])).toEqual(["-0.03", "-0.02"]);
    expect(parts("1", ["0", "3"], 3)).toEqual(["0", "1"]);
  });
  it("refuses weights that can't divide", () => {
    expect(() => parts("1", [])).toThrow(expect.objectContaining({ code: "WEIGHTS_ALL_ZERO" }));
    expect(() => parts("1", ["0"])).toThrow(expect.objectContaining({ code: "WEIGHTS_ALL_ZERO" }));
    expect(() => parts("1", ["2", "-1"])).toThrow(expect.objectContaining({ code: "WEIGHT_NEGATIVE" }));
  });
  it("the parts add up to the whole and each is less than a cent off its exact share", () => {
    fc.assert(
      fc.property(cents, fc.array(weight, { minLength: 1, maxLength: 20 }), (total, weights) => {
        fc.pre(sum(weights).n > 0n);
        const found = allocate(total, weights);
        const whole = sum(weights);
        expect(equal(sum(found), total)).toBe(true);
        found.forEach((part, i) => {
          const w = weights[i] ?? exact("0");
          const share = { n: total.n * w.n * whole.d, d: total.d * w.d * whole.n };
          expect(compare(abs(sub(part, share)), exact("0.01"))).toBeLessThan(0);
        });
      }),
    );
  });
});

describe("allocateSigned", () => {
  it("shows values of any sign so that they add up to their rounded sum", () => {
    const value = fc.integer({ min: -10_000_000, max: 10_000_000 }).map((n) => fromUnits(BigInt(n), 5));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 20 }), (values) => {
        expect(equal(sum(allocateSigned(values)), round(sum(values), 2))).toBe(true);
      }),
    );
  });
});
