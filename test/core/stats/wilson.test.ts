import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wilson } from "../../../core/stats/wilson.ts";

describe("wilson", () => {
  // scipy 1.17.1: binomtest(k, n).proportion_ci(confidence, method="wilson")
  it.each([
    [81, 263, 0.95, 0.2552885198782742, 0.3662095769828],
    [15, 148, 0.95, 0.06238639953073629, 0.16048724172330803],
    [1, 29, 0.95, 0.006113214292762667, 0.17175521879320282],
    [29, 29, 0.95, 0.8830302015002592, 1],
    [500, 1000, 0.95, 0.4690696003681042, 0.5309303996318958],
    [81, 263, 0.99, 0.24013690268760768, 0.3852825023182298],
  ])("%d of %d at %d as scipy has it", (k, n, confidence, low, high) => {
    const found = wilson(k, n, confidence);
    expect(found.low).toBeCloseTo(low, 12);
    expect(found.high).toBeCloseTo(high, 12);
    expect(found.rate).toBe(k / n);
  });
  it("no trials: everything blank", () => {
    expect(wilson(0, 0)).toEqual({ rate: null, low: null, high: null });
  });
  it("holds the rate, stays inside 0 to 1, and mirrors when won and lost change places", () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (k, rest) => {
        const n = k + rest;
        const { rate, low, high } = wilson(k, n);
        const mirror = wilson(rest, n);
        if (rate === null || low === null || high === null) return n === 0;
        const mirrored = Math.abs(1 - low - (mirror.high as number)) < 1e-9;
        return low >= 0 && low <= rate && rate <= high && high <= 1 && mirrored;
      }),
    );
  });
  it.each([
    [5, 4],
    [-1, 4],
    [0.5, 4],
  ])("refuses %d of %d", (k, n) => {
    expect(() => wilson(k, n)).toThrow(expect.objectContaining({ code: "COUNT_OUT_OF_RANGE" }));
  });
  it.each([0, 1, 95])("refuses a confidence of %d", (confidence) => {
    expect(() => wilson(1, 2, confidence)).toThrow(expect.objectContaining({ code: "CONFIDENCE_OUT_OF_RANGE" }));
  });
});
