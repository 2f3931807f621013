import { describe, expect, it } from "vitest";
import * as measure from "../../../../core/forecast/series/measures.ts";

describe("accuracy measures", () => {
  const actual = [100, 200];
  const forecast = [110, 180];
  it("by hand", () => {
    expect(measure.smape(actual, forecast)).toBeCloseTo((200 * 10) / 210 / 2 + (200 * 20) / 380 / 2, 10);
    expect(measure.mape(actual, forecast)).toBeCloseTo(10, 10);
    expect(measure.wape(actual, forecast)).toBeCloseTo(10, 10);
    expect(measure.bias(actual, forecast)).toBeCloseTo((100 * -10) / 300, 10);
    // Training changes at lag 1: 10 and 20, so the scale is 15.
    expect(measure.mase(actual, forecast, [10, 20, 40], 1)).toBeCloseTo(1, 10);
    expect(measure.coverageOf(actual, [90, 190], [100, 195])).toBe(0.5);
    // Width 10 and 5; 200 misses 195 by 5, times 2 / 0.05.
    expect(measure.msis(actual, [90, 190], [100, 195], 0.95, [10, 20, 40], 1)).toBeCloseTo(
      (10 + 5 + 40 * 5) / 2 / 15,
      10,
    );
    expect(measure.pinball([10], [8], 0.9)).toBeCloseTo(1.8, 10);
    expect(measure.pinball([8], [10], 0.9)).toBeCloseTo(0.2, 10);
  });
  it("sMAPE of 0 forecast as 0 is 0", () => {
    expect(measure.smape([0, 5], [0, 5])).toBe(0);
  });
  it("are blank where there is nothing to divide by", () => {
    expect(measure.smape([], [])).toBeNull();
    expect(measure.mape([0, 1], [1, 1])).toBeNull();
    expect(measure.wape([0], [1])).toBeNull();
    expect(measure.bias([0], [1])).toBeNull();
    expect(measure.mase([1], [1], [5, 5, 5], 1)).toBeNull();
    expect(measure.mase([1], [1], [5], 12)).toBeNull();
  });
});
