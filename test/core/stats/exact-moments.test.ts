import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare, type Exact, exact, fromUnits, mul, toText } from "../../../core/money/exact.ts";
import { mean } from "../../../core/stats/mean.ts";
import { median } from "../../../core/stats/median.ts";
import { ratio } from "../../../core/stats/ratio.ts";
import { squareRoot } from "../../../core/stats/square-root.ts";
import { standardDeviation } from "../../../core/stats/standard-deviation.ts";

const list = (...values: (string | number)[]) => values.map((value) => exact(value));
const text = (value: Exact | null) => (value === null ? null : toText(value));

describe("mean, median, ratio", () => {
  it("are exact where doubles are not", () => {
    expect(text(mean(list("0.1", "0.2", "0.3")))).toBe("0.2");
    expect(text(median(list("0.1", "0.3", "0.2", "9")))).toBe("0.25");
  });
  it("are blank for nothing", () => {
    expect([mean([]), median([]), ratio(1, 0), ratio(0, exact(0))]).toEqual([null, null, null, null]);
  });
  it("the median doesn't depend on the order and takes negative values", () => {
    expect(text(median(list(5, -3, 1)))).toBe("1");
  });
});

describe("squareRoot", () => {
  it("of a perfect square is exact", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), (units) => {
        const root = fromUnits(units, 4);
        return compare(squareRoot(mul(root, root)), root) === 0;
      }),
    );
  });
  it("of 2 has the known digits (OEIS A002193)", () => {
    expect(toText(squareRoot(exact(2)))).toBe("1.414213562373095048801688724209");
  });
});

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
