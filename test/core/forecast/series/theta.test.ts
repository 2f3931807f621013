import { describe, expect, it } from "vitest";
import { naive, naive2, seasonalNaiveOf } from "../../../../core/forecast/series/naive.ts";
import { dynamicTheta, leastSquaresLine, smoothLevel, theta } from "../../../../core/forecast/series/theta.ts";
import { haveReferences, referenceRows, referenceSeries } from "../../../support/forecast-references.ts";

const line = Float64Array.from({ length: 20 }, (_, t) => 5 + 2 * t);

describe("Theta", () => {
  it("takes half the slope of the regression line from the end level", () => {
    // Constant: level 7, no slope.
    expect([...theta(Float64Array.from([7, 7, 7, 7]), 2).forecast]).toEqual([7, 7]);
    const { forecast } = theta(line, 3);
    expect((forecast[1] as number) - (forecast[0] as number)).toBeCloseTo(1, 10);
  });
  it("fits a line exactly", () => {
    const { slope, intercept } = leastSquaresLine(line);
    expect([slope, intercept]).toEqual([2, 3]);
    expect(leastSquaresLine([4]).slope).toBe(0);
  });
  it("smooths with the weight of least squares: 1 for a walk, little for noise around a level", () => {
    expect(smoothLevel(line).alpha).toBeCloseTo(0.99, 6);
    const noise = Float64Array.from({ length: 60 }, (_, t) => 10 + (t % 2 === 0 ? 1 : -1));
    expect(smoothLevel(noise).alpha).toBeLessThan(0.05);
  });
  it("scales and shifts with the data", () => {
    const y = Float64Array.from([3, 5, 4, 8, 6, 9, 7, 12, 11, 10]);
    const a = theta(y, 4).forecast;
    const b = theta(
      y.map((v) => 10 * v + 100),
      4,
    ).forecast;
    a.forEach((value, h) => {
      expect(b[h]).toBeCloseTo(10 * value + 100, 2);
    });
    const c = dynamicTheta(y, 4).forecast;
    dynamicTheta(
      y.map((v) => 10 * v),
      4,
    ).forecast.forEach((value, h) => {
      expect(value / (c[h] as number)).toBeCloseTo(10, 6);
    });
  });
  it("of fewer than four values falls back from the dynamic model, and stays finite on a constant", () => {
    expect(dynamicTheta(Float64Array.from([1, 2, 3]), 2)).toEqual(theta(Float64Array.from([1, 2, 3]), 2));
    for (const value of dynamicTheta(new Float64Array(8).fill(3), 2).forecast) expect(value).toBeCloseTo(3, 6);
    for (const value of dynamicTheta(new Float64Array(8), 2).forecast) expect(value).toBeCloseTo(0, 9);
  });
  // R's thetaf() on yearly series, which it does not adjust; see ../shared/forecast/README.md.
  it.skipIf(!haveReferences)("is R's thetaf within half a percent on yearly series", () => {
    const series = referenceSeries();
    let close = 0;
    let count = 0;
    for (const row of referenceRows("r_forecasts_dev.csv")) {
      const one = series.get(row.series_id ?? "");
      if (one === undefined || one.frequency !== 1) continue;
      const found = theta(Float64Array.from(one.train), Number(row.h)).forecast;
      count++;
      if (Math.abs((found[found.length - 1] as number) / Number(row.thetaf) - 1) < 0.005) close++;
    }
    expect(close / count).toBeGreaterThan(0.9);
  });
});

describe("naive methods", () => {
  it("repeat the last value or cycle", () => {
    expect([...naive([1, 4], 2)]).toEqual([4, 4]);
    expect([...seasonalNaiveOf([9, 1, 2, 3], 3, 4)]).toEqual([1, 2, 3, 1]);
    expect([...seasonalNaiveOf([5], 12, 2)]).toEqual([5, 5]);
  });
  it("naive2 is naive without a season and keeps one that is there", () => {
    expect([...naive2([1, 5, 2, 8], 4, 2)]).toEqual([8, 8]);
    const seasonal = Array.from({ length: 24 }, (_, t) => [10, 20, 30, 40][t % 4] as number);
    naive2(seasonal, 4, 4).forEach((value, h) => {
      expect(value).toBeCloseTo([10, 20, 30, 40][h] as number, 6);
    });
  });
  it.skipIf(!haveReferences)("naive2 is R's on the developer series", () => {
    const series = referenceSeries();
    for (const row of referenceRows("r_forecasts_dev.csv")) {
      const one = series.get(row.series_id ?? "");
      if (one === undefined || row.h !== "1" || one.train.some((value) => value <= 0)) continue;
      expect((naive2(one.train, one.frequency, 1)[0] as number) / Number(row.naive2)).toBeCloseTo(1, 4);
    }
  });
});
