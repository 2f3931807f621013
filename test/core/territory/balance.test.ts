import { describe, expect, it } from "vitest";
import { type Exact, exact, toText } from "../../../core/money/exact.ts";
import { balance } from "../../../core/territory/balance.ts";

const text = (value: Exact | null) => (value === null ? null : toText(value));

const list = (...values: number[]) => values.map((value) => exact(value));

describe("balance", () => {
  it("agrees with the pairwise formula (numpy): 60, 80, 100, 160, 33", () => {
    const found = balance(list(60, 80, 100, 160, 33));
    expect(Number(text(found.gini))).toBeCloseTo(0.2715935334872979, 12);
    expect(Number(text(found.cv))).toBeCloseTo(0.49508892800391835, 12);
  });
  it("is 0 for equal values, blank for none and for values that sum to 0", () => {
    expect([text(balance(list(7, 7)).gini), text(balance(list(7, 7)).maxDeviation)]).toEqual(["0", "0"]);
    expect(balance([])).toMatchObject({ mean: null, gini: null, index: [] });
    expect(balance(list(0, 0))).toMatchObject({ gini: null, cv: null, maxMinRatio: null, index: [null, null] });
    expect(balance(list(0, 5)).maxMinRatio).toBeNull();
  });
});
