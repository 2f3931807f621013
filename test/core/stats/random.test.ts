import { describe, expect, it } from "vitest";
import { normalDraw, randomFrom } from "../../../core/stats/random.ts";

const draws = (seed: number, count: number) => {
  const next = randomFrom(seed);
  return Array.from({ length: count }, next);
};

describe("randomFrom", () => {
  it("repeats itself for a seed and differs for another", () => {
    expect(draws(7, 20)).toEqual(draws(7, 20));
    expect(draws(7, 20)).not.toEqual(draws(8, 20));
  });
  it("stays in [0, 1) and is even", () => {
    const values = draws(1, 20000);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    expect(values.reduce((a, b) => a + b) / values.length).toBeCloseTo(0.5, 2);
  });
  it("makes normal draws with mean 0 and variance 1", () => {
    const next = randomFrom(3);
    const values = Array.from({ length: 20000 }, () => normalDraw(next));
    const mean = values.reduce((a, b) => a + b) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length).toBeCloseTo(1, 1);
  });
});
