import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { permutationTest } from "../../../core/stats/permutation-test.ts";

const first = [1.2, 0.9, 1.8, 2.1];
const second = [0.3, 0.8, 0.1, 0.7, 1.0];

describe("permutationTest", () => {
  it("agrees with scipy 1.17.1, permutation_test of the absolute difference over all relabellings", () => {
    const found = permutationTest(first, second, 1);
    expect(found.difference).toBeCloseTo(0.92, 12);
    expect(found.pValue).toBeCloseTo(0.023809523809523808, 12);
    expect(found.exact).toBe(true);
  });
  it("many relabellings are sampled: the same seed gives the same p, and equal groups give no finding", () => {
    const values = Array.from({ length: 15 }, (_, i) => i % 5);
    const one = permutationTest(values, values, 3);
    expect(one).toEqual(permutationTest(values, values, 3));
    expect(one.exact).toBe(false);
    expect(one.pValue).toBeGreaterThan(0.9);
  });
  it("doesn't depend on scale or on which group comes first", () => {
    const sample = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const p = permutationTest(a, b, 1).pValue;
        const scaled = permutationTest(
          a.map((x) => x * 1000),
          b.map((x) => x * 1000),
          1,
        ).pValue;
        return p === scaled && Math.abs(p - permutationTest(b, a, 1).pValue) < 1e-12;
      }),
    );
  });
});
