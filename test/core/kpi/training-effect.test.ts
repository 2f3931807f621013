import { describe, expect, it } from "vitest";
import { type TrainedRep, trainingEffect } from "../../../core/kpi/training-effect.ts";

const reps = (count: number, trained: boolean, change: (i: number) => number, history?: (i: number) => number[]) =>
  Array.from(
    { length: count },
    (_, i): TrainedRep => ({
      rep: `${trained ? "t" : "c"}${i}`,
      trained,
      before: 0.2,
      after: 0.2 + change(i),
      certified: i % 2 === 0,
      ...(history === undefined ? {} : { history: history(i) }),
    }),
  );
const noise = (i: number) => ((i * 7) % 5) / 100;

describe("trainingEffect", () => {
  it("below eight reps in a group it can't tell, and shows no effect", () => {
    const found = trainingEffect([...reps(7, true, () => 0.5), ...reps(40, false, () => 0)]);
    expect(found).toMatchObject({ verdict: "cannot_tell", trained: 7, control: 40, effect: null, pValue: null });
    expect(trainingEffect([])).toMatchObject({ verdict: "cannot_tell", trained: 0, control: 0 });
  });
  it("effect, interval and p agree with scipy 1.17.1: permutation_test over all relabellings, Welch's error with norm.ppf(0.975)", () => {
    const trained = [0.12, 0.05, 0.21, 0.08, 0.16, 0.02, 0.11, 0.19];
    const others = [0.03, 0.09, -0.04, 0.06, 0.01, 0.1, 0, 0.04];
    const changed = (changes: readonly number[], isTrained: boolean) =>
      changes.map(
        (change, i): TrainedRep => ({ rep: `${isTrained}${i}`, trained: isTrained, before: 0, after: change }),
      );
    const found = trainingEffect([...changed(trained, true), ...changed(others, false)]);
    expect(found.effect).toBeCloseTo(0.08125, 12);
    expect(found.low).toBeCloseTo(0.02474906924469978, 9);
    expect(found.high).toBeCloseTo(0.1377509307553002, 9);
    expect(found.pValue).toBeCloseTo(0.016938616938616938, 12);
  });
  it("a clear change of the trained alone is an effect, with its size and interval", () => {
    const found = trainingEffect([...reps(10, true, (i) => 0.1 + noise(i)), ...reps(10, false, noise)]);
    expect(found.verdict).toBe("effect");
    expect(found.effect).toBeCloseTo(0.1, 10);
    expect(found.low).toBeGreaterThan(0.05);
    expect(found.certified).toBe(5);
    expect(found.trendPValue).toBeNull();
  });
  it("a change that everybody made is no effect of the training", () => {
    const found = trainingEffect([...reps(12, true, (i) => 0.3 + noise(i)), ...reps(12, false, (i) => 0.3 + noise(i))]);
    expect(found.verdict).toBe("no_effect_shown");
    expect(found.effect).toBeCloseTo(0, 10);
    expect(found.detectable).toBeGreaterThan(0);
  });
  it("groups that were drifting apart before can't be compared", () => {
    const rising = (i: number) => [0.1, 0.15 + noise(i) / 10, 0.2];
    const flat = (i: number) => [0.1, 0.1 + noise(i) / 10, 0.1];
    const found = trainingEffect([...reps(10, true, (i) => 0.1 + noise(i), rising), ...reps(10, false, noise, flat)]);
    expect(found.verdict).toBe("trends_differ");
    expect(found.trendPValue).toBeLessThan(0.01);
  });
  it("reps without a measurement after are left out of both groups", () => {
    const missing = reps(20, true, () => 1).map((rep) => ({ ...rep, after: null }));
    expect(trainingEffect([...missing, ...reps(9, false, noise)])).toMatchObject({
      trained: 0,
      verdict: "cannot_tell",
    });
  });
});
