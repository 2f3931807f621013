import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overrides } from "../../../core/commission/override.ts";
import { splitCommission } from "../../../core/commission/split.ts";
import { abs, exact, fraction, fromUnits, less, mul, round, sub, sum, toText } from "../../../core/money/exact.ts";

const split = (policy: "must_equal_100" | "overlay", ...rows: readonly (readonly [string, string])[]) =>
  splitCommission(
    exact("100"),
    exact("0.1"),
    policy,
    rows.map(([payee, share]) => ({ payee, share: exact(share) })),
  );

describe("split", () => {
  it("refuses 99.99%, one payee twice and a negative share", () => {
    expect(() => split("must_equal_100", ["a", "0.9999"])).toThrow(expect.objectContaining({ code: "SPLIT_NOT_100" }));
    expect(() => split("overlay", ["a", "0.5"], ["a", "0.5"])).toThrow(
      expect.objectContaining({ code: "SPLIT_DUPLICATE" }),
    );
    expect(() => split("must_equal_100", ["a", "1.5"], ["b", "-0.5"])).toThrow(
      expect.objectContaining({ code: "SHARE_NEGATIVE" }),
    );
  });
  it("divides the rounded commission whole: the lines add up to it, and nobody is a cent or more off their share", () => {
    const shares = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 8 }).map((weights) => {
      const all = weights.reduce((a, b) => a + b, 0);
      return weights.map((weight, i) => ({ payee: `p${i}`, share: fraction(BigInt(weight), BigInt(all)) }));
    });
    fc.assert(
      fc.property(shares, fc.integer({ min: -10_000_000, max: 10_000_000 }), (splits, cents) => {
        const amount = fromUnits(BigInt(cents), 2);
        const { lines } = splitCommission(amount, exact("0.073"), "must_equal_100", splits);
        const whole = round(mul(amount, exact("0.073")), 2);
        expect(toText(sum(lines.map(({ commission }) => commission)))).toBe(toText(whole));
        lines.forEach(({ commission }, i) => {
          const off = abs(sub(commission, mul(whole, splits[i]?.share ?? whole)));
          expect(less(off, exact("0.01"))).toBe(true);
        });
      }),
    );
  });
  it("a share of nothing gets nothing", () => {
    expect(split("must_equal_100", ["a", "1"], ["b", "0"]).lines.map(({ commission }) => toText(commission))).toEqual([
      "10",
      "0",
    ]);
  });
});

describe("override", () => {
  it("is 0 for a manager without reports and refuses a circle", () => {
    const credits = new Map([["r", exact("100")]]);
    const rates = new Map([["m", exact("0.1")]]);
    expect(toText(overrides(new Map(), credits, rates).total)).toBe("0");
    const circle = new Map([
      ["r", "m"],
      ["m", "r"],
    ]);
    expect(() => overrides(circle, credits, rates)).toThrow(expect.objectContaining({ code: "HIERARCHY_CYCLE" }));
  });
});
