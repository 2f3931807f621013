import { describe, expect, it } from "vitest";
import { dealSize } from "../../../core/kpi/deal-size.ts";
import { type Exact, exact, toText } from "../../../core/money/exact.ts";

const text = (value: Exact | null) => (value === null ? null : toText(value));
const list = (...values: (string | number)[]) => values.map((value) => exact(value));

describe("deal size", () => {
  it("deal size takes negative amounts and is blank for none", () => {
    expect(text(dealSize(list(-10, 40)).mean)).toBe("15");
    expect(dealSize([])).toEqual({ n: 0, mean: null, median: null });
  });
});
