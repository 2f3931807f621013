import { describe, expect, it } from "vitest";
import {
  adjusted,
  autocorrelations,
  centredAverage,
  isSeasonal,
  reseason,
  seasonalIndices,
} from "../../../../core/forecast/series/decompose.ts";
import { detectPeriod } from "../../../../core/forecast/series/detect-period.ts";
import { periodicSeason } from "../../../../core/forecast/series/loess-season.ts";
import { normalDraw, randomFrom } from "../../../../core/stats/random.ts";

const season = [5, -3, 1, -3];
const trended = Array.from({ length: 24 }, (_, t) => 50 + 2 * t + (season[t % 4] as number));
const next = randomFrom(4);
const noise = Array.from({ length: 200 }, () => normalDraw(next));

describe("decomposition", () => {
  it("centres its average and leaves the ends out", () => {
    expect([...centredAverage([1, 2, 3, 4, 5], 2)].map((v) => (Number.isNaN(v) ? null : v))).toEqual([
      null,
      2,
      3,
      4,
      null,
    ]);
    expect([...centredAverage([3, 6, 9], 3)][1]).toBe(6);
  });
  it("finds an additive season on a line exactly, and takes it out and puts it back", () => {
    const indices = seasonalIndices(trended, 4, "A");
    indices.forEach((value, i) => {
      expect(value).toBeCloseTo(season[i] as number, 10);
    });
    const flat = adjusted(trended, indices, "A");
    flat.forEach((value, t) => {
      expect(value).toBeCloseTo(50 + 2 * t, 10);
    });
    expect(reseason(Float64Array.from([98, 100]), indices, "A", 24)[1]).toBeCloseTo(97, 10);
  });
  it("averages multiplicative indices to 1", () => {
    const indices = seasonalIndices(trended, 4, "M");
    expect(indices.reduce((a, b) => a + b) / 4).toBeCloseTo(1, 12);
  });
  it("the local season reaches the ends, adds to 0 and is drawn in where cycles disagree", () => {
    const m = 52;
    const wave = Array.from({ length: 130 }, (_, t) => 100 + 0.3 * t + 10 * Math.sin((2 * Math.PI * t) / m));
    const found = periodicSeason(wave, m);
    expect(found.reduce((a, b) => a + b)).toBeCloseTo(0, 8);
    expect(found[13]).toBeGreaterThan(8);
    const random = periodicSeason(noise, 12);
    const raw = seasonalIndices(noise, 12, "A");
    expect(random.reduce((a, b) => a + b * b, 0)).toBeLessThan(raw.reduce((a, b) => a + b * b, 0));
  });
});

describe("finding a season", () => {
  it("sees one that repeats, none in noise, none on three values, none in a constant", () => {
    expect(
      isSeasonal(
        Array.from({ length: 24 }, (_, t) => season[t % 4] as number),
        4,
      ),
    ).toBe(true);
    expect(isSeasonal(noise, 12)).toBe(false);
    expect(isSeasonal([1, 2, 3], 4)).toBe(false);
    expect(isSeasonal(new Array(48).fill(5), 12)).toBe(false);
    expect([...autocorrelations([3, 3, 3], 2)]).toEqual([0, 0, 0]);
  });
  it.each([4, 7, 12, 24, 52])("detects a period of %s without being told", (m) => {
    const y = Array.from(
      { length: 4 * m },
      (_, t) =>
        100 + t + 30 * Math.sin((2 * Math.PI * t) / m) + 20 * (t % m === 0 ? 1 : 0) + (noise[t % 200] as number),
    );
    expect(detectPeriod(y)).toBe(m);
  });
  it("detects a smooth season under noise, where the changes hardly show it", () => {
    const y = Array.from({ length: 520 }, (_, t) => 2 * Math.sin((2 * Math.PI * t) / 52) + normalDraw(next));
    expect(detectPeriod(y)).toBe(52);
  });
  it("detects none where only the slope wanders", () => {
    const found = Array.from({ length: 20 }, () => {
      let slope = 0;
      let level = 0;
      return detectPeriod(
        Array.from({ length: 1000 }, () => {
          const error = normalDraw(next);
          slope += 0.1 * error;
          level += slope + error;
          return level;
        }),
      );
    });
    expect(found).toEqual(new Array(20).fill(1));
  });
  it("detects none in noise, a line, a constant or a short history", () => {
    for (const y of [noise, trended.map((_, t) => 3 * t), new Array(60).fill(1), [1, 2], []])
      expect(detectPeriod(y)).toBe(1);
  });
});
