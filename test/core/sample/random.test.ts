import { describe, expect, test } from "vitest";
import { chance, gamma, lognormal, normal, pickWeighted, randomOf, shiftOdds } from "../../../core/sample/random.ts";

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const draws = <T>(count: number, draw: () => T): T[] => Array.from({ length: count }, draw);

describe("random streams", () => {
  test("the same seed, kind and index give the same stream; another of either gives another", () => {
    const stream = (seed: number, kind: number, index: number) => {
      const random = randomOf(seed, kind, index);
      return draws(5, random.next).join();
    };
    expect(stream(1, 2, 3)).toBe(stream(1, 2, 3));
    const others = [stream(1, 2, 3), stream(2, 2, 3), stream(1, 3, 3), stream(1, 2, 4), stream(1 + 2 ** 32, 2, 3)];
    expect(new Set(others).size).toBe(others.length);
  });

  test("uniform, normal, gamma and lognormal draws have their means and medians", () => {
    const random = randomOf(7, 1, 1);
    expect(mean(draws(20000, random.next))).toBeCloseTo(0.5, 1);
    expect(mean(draws(20000, () => normal(random)))).toBeCloseTo(0, 1);
    expect(Math.abs(mean(draws(20000, () => gamma(random, 1.7, 12))) - 12)).toBeLessThan(0.3);
    const sorted = draws(20001, () => lognormal(random, 50, 0.6)).sort((a, b) => a - b);
    expect(Math.abs((sorted[10000] as number) - 50)).toBeLessThan(2);
  });

  test("weights are shares", () => {
    const random = randomOf(3, 1, 1);
    const picked = draws(10000, () => pickWeighted(random, { a: 3, b: 1, c: 0 }));
    expect(picked.filter((key) => key === "a").length / 10000).toBeCloseTo(0.75, 1);
    expect(picked).not.toContain("c");
    expect(draws(1000, () => chance(random, 0))).not.toContain(true);
  });

  test("no shift leaves a probability alone; odds of 1 to 1 shifted by ln 3 are 3 to 1", () => {
    expect(shiftOdds(0.7, 0)).toBeCloseTo(0.7, 12);
    expect(shiftOdds(0.5, Math.log(3))).toBeCloseTo(0.75, 12);
  });
});
