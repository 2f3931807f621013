import { describe, expect, it } from "vitest";
import { quantile } from "../../../core/stats/quantile.ts";

describe("quantile", () => {
  // numpy: quantile([7, 1, 3, 9, 4], q), linear
  it.each([
    [0, 1],
    [0.25, 3],
    [0.4, 3.6],
    [0.5, 4],
    [0.75, 7],
    [0.9, 8.2],
    [1, 9],
  ])("%d of 7, 1, 3, 9, 4 is %d", (p, value) => {
    expect(quantile([7, 1, 3, 9, 4], p)).toBeCloseTo(value, 12);
  });
  it("one value is every quantile, no value none", () => {
    expect(quantile([5], 0.9)).toBe(5);
    expect(quantile([], 0.5)).toBeNull();
  });
});
