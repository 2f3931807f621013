import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bookingFactors, goalGap, productChange } from "../../../core/kpi/gap.ts";
import { compare, exact, mul, sub, sum, toText } from "../../../core/money/exact.ts";

const factor = fc.integer({ min: 0, max: 5000 }).map((x) => exact(x / 100));
const factors = fc.tuple(factor, factor, factor, factor);
const product = (values: readonly ReturnType<typeof exact>[]) => values.reduce(mul);

describe("productChange", () => {
  it("the parts add up to the change of the product exactly", () => {
    fc.assert(
      fc.property(
        factors,
        factors,
        (from, to) => compare(sum(productChange(from, to)), sub(product(to), product(from))) === 0,
      ),
    );
  });
  it("a factor that didn't change has no part, and equal changes have equal parts", () => {
    const parts = productChange([exact(2), exact(2), exact(3)], [exact(4), exact(4), exact(3)]);
    // 12 -> 48: each doubling is worth half of 36.
    expect(parts.map((part) => toText(part))).toEqual(["18", "18", "0"]);
  });
});

describe("goalGap", () => {
  const reference = bookingFactors(100, 50, 20, exact(200_000));
  it("causes add up to the gap to the cent, whatever the numbers", () => {
    const counts = fc
      .tuple(fc.integer({ min: 1, max: 50 }), fc.nat(50), fc.nat(50), fc.integer({ min: -99999, max: 9_999_999 }))
      .map(([won, lost, open, cents]) => bookingFactors(won + lost + open, won + lost, won, exact(cents / 100)));
    fc.assert(
      fc.property(counts, counts, fc.nat(9_999_999), (actual, before, goalCents) => {
        if (actual === null || before === null) return false;
        const goal = exact(goalCents / 100);
        const { gap, causes } = goalGap(goal, actual, before);
        const booked = product([actual.worked, actual.pace, actual.winRate, actual.dealSize]);
        return compare(sum(causes.map(({ amount }) => amount)), gap) === 0 && compare(gap, sub(booked, goal)) === 0;
      }),
    );
  });
  it("a goal above what the reference brought, everything else equal, is the goal's own part", () => {
    if (reference === null) throw new Error("no reference");
    const { gap, causes } = goalGap(exact(250_000), reference, reference);
    expect(toText(gap)).toBe("-50000");
    expect(causes.map(({ cause, amount }) => [cause, toText(amount)])).toEqual([
      ["goal", "-50000"],
      ["volume", "0"],
      ["cycle", "0"],
      ["win_rate", "0"],
      ["deal_size", "0"],
    ]);
  });
  it("nothing won, decided or worked: there are no factors", () => {
    expect(bookingFactors(10, 5, 0, exact(0))).toBeNull();
    expect(bookingFactors(10, 0, 0, exact(0))).toBeNull();
    expect(bookingFactors(0, 0, 0, exact(0))).toBeNull();
  });
});
