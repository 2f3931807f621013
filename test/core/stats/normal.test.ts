import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalCdf, normalQuantile, studentQuantile } from "../../../core/stats/normal.ts";

describe("normal distribution", () => {
  // R 4.2: options(digits = 17); qnorm(c(...)), pnorm(c(...)).
  it.each([
    [0.975, 1.9599639845400536],
    [0.9, 1.2815515655446008],
    [0.995, 2.5758293035488999],
    [0.001, -3.0902323061678132],
    [0.5, 0],
  ])("quantile of %s is R's", (p, z) => {
    expect(normalQuantile(p)).toBeCloseTo(z, 13);
  });
  it.each([
    [1.96, 0.97500210485177963],
    [-4, 3.1671241833119857e-5],
    [-8, 6.2209605742717405e-16],
  ])("share below %s is R's", (z, p) => {
    expect(Math.abs(normalCdf(z) / p - 1)).toBeLessThan(1e-12);
  });
  it("quantile undoes the share, and is odd around a half", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 0.5, noNaN: true }), (p) => {
        expect(normalCdf(normalQuantile(p)) / p).toBeCloseTo(1, 11);
        expect(normalQuantile(1 - (1 - p))).toBeCloseTo(-normalQuantile(1 - p), 6);
      }),
    );
  });
  it("has infinite quantiles at 0 and 1 and none outside", () => {
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    expect(normalQuantile(1.1)).toBeNaN();
    expect(normalQuantile(Number.NaN)).toBeNaN();
  });
  // R: qt(0.975, c(3, 5, 10, 30, 1000)).
  it.each([
    [3, 3.1824463, 0.02],
    [5, 2.5705818, 0.005],
    [10, 2.2281389, 0.001],
    [30, 2.0422725, 1e-4],
    [1000, 1.9623391, 1e-6],
  ])("Student's quantile at %s degrees is R's", (degrees, t, within) => {
    expect(Math.abs(studentQuantile(0.975, degrees) / t - 1)).toBeLessThan(within);
  });
});
