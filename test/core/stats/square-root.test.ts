import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare, exact, fromUnits, mul, toText } from "../../../core/money/exact.ts";
import { squareRoot } from "../../../core/stats/square-root.ts";

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
