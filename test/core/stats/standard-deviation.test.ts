import { describe, expect, it } from "vitest";
import { type Exact, exact, toText } from "../../../core/money/exact.ts";
import { standardDeviation } from "../../../core/stats/standard-deviation.ts";

const list = (...values: (string | number)[]) => values.map((value) => exact(value));

const text = (value: Exact | null) => (value === null ? null : toText(value));

describe("standardDeviation", () => {
  it("of a sample and of a population, numpy: std(ddof=1), std()", () => {
    expect(text(standardDeviation(list(80, 95, 120, "132.5"), "sample"))).toBe("23.75");
    expect(text(standardDeviation(list(60, 80, 100, 160), "population"))?.slice(0, 14)).toBe("37.41657386773");
  });
  it("is blank for one value of a sample and 0 for equal values", () => {
    expect(standardDeviation(list(5), "sample")).toBeNull();
    expect(standardDeviation([], "population")).toBeNull();
    expect(text(standardDeviation(list(5, 5), "sample"))).toBe("0");
  });
});
