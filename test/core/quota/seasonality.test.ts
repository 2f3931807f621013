import fc from "fast-check";
import { describe, it } from "vitest";
import { compare, type Exact, exact } from "../../../core/money/exact.ts";
import { seasonalQuota } from "../../../core/quota/seasonality.ts";

const list = (...values: (string | number)[]) => values.map((value) => exact(value));

const weights = fc.array(fc.nat(1000), { minLength: 1, maxLength: 8 }).filter((w) => w.some((x) => x > 0));

describe("seasonalQuota", () => {
  it("the last cumulative amount is the year", () => {
    fc.assert(
      fc.property(fc.nat(9_999_999), weights, (annual, w) => {
        const { cumulative } = seasonalQuota(exact(annual), list(...w), 0);
        return compare(cumulative[cumulative.length - 1] as Exact, exact(annual)) === 0;
      }),
    );
  });
});
