import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toNumber } from "../../../core/money/exact.ts";
import { twoProportionTest } from "../../../core/stats/two-proportion.ts";

describe("twoProportionTest", () => {
  // scipy 1.17.1: z by hand with the pooled rate, 2 * norm.sf(abs(z))
  it.each([
    [40, 200, 60, 200, -2.3094010767585025, 0.020921335337794035],
    [3, 17, 11, 20, -2.334732821429622, 0.01955738254131887],
    [531, 647, 1254, 2032, 9.564411064614108, 1.128420936759962e-21],
  ])("%d of %d against %d of %d", (k1, n1, k2, n2, z, p) => {
    const found = twoProportionTest(k1, n1, k2, n2);
    expect(found.z).toBeCloseTo(z, 11);
    expect((found.pValue as number) / p).toBeCloseTo(1, 9);
  });
  it("is blank for an empty group and where everybody had the same outcome", () => {
    expect(twoProportionTest(0, 0, 1, 2)).toEqual({ difference: null, z: null, pValue: null });
    expect(twoProportionTest(3, 3, 5, 5)).toMatchObject({ z: null, pValue: null });
  });
  it("equal rates give z 0 and p 1", () => {
    expect(twoProportionTest(1, 3, 2, 6)).toMatchObject({ z: 0, pValue: 1 });
  });
  it("changes only the sign when the groups change places", () => {
    const group = fc.tuple(fc.nat(50), fc.nat(50)).map(([k, rest]) => [k, k + rest] as const);
    fc.assert(
      fc.property(group, group, ([k1, n1], [k2, n2]) => {
        const one = twoProportionTest(k1, n1, k2, n2);
        const other = twoProportionTest(k2, n2, k1, n1);
        if (one.difference === null || other.difference === null) return n1 === 0 || n2 === 0;
        return one.pValue === other.pValue && toNumber(one.difference) === -toNumber(other.difference);
      }),
    );
  });
});
