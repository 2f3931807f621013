import { describe, expect, it } from "vitest";
import { minimise, withNumericGradient } from "../../../core/stats/minimise.ts";

const at = (x: Float64Array, i: number) => x[i] as number;
const rosenbrock = (x: Float64Array) => (1 - at(x, 0)) ** 2 + 100 * (at(x, 1) - at(x, 0) ** 2) ** 2;

describe("minimise", () => {
  it("finds the bottom of Rosenbrock's valley at (1, 1)", () => {
    const { x } = minimise(withNumericGradient(rosenbrock), Float64Array.from([-1.2, 1]), {
      tolerance: 1e-14,
      most: 500,
    });
    expect(at(x, 0)).toBeCloseTo(1, 4);
    expect(at(x, 1)).toBeCloseTo(1, 4);
  });
  it("never ends above its start, and keeps off where the function is not defined", () => {
    const root = withNumericGradient((x) => (at(x, 0) < 0 ? Number.POSITIVE_INFINITY : at(x, 0) - Math.sqrt(at(x, 0))));
    const { x, value } = minimise(root, Float64Array.from([4]));
    expect(value).toBeLessThanOrEqual(2);
    expect(at(x, 0)).toBeCloseTo(0.25, 3);
  });
  it("leaves the start unchanged and stops at once where nothing slopes", () => {
    const start = Float64Array.from([3]);
    const found = minimise(
      withNumericGradient(() => 7),
      start,
    );
    expect(found).toMatchObject({ value: 7, iterations: 0 });
    expect([...start]).toEqual([3]);
  });
  it("gives a start that is not allowed back with its value", () => {
    expect(
      minimise(
        withNumericGradient(() => Number.NaN),
        Float64Array.from([1]),
      ).value,
    ).toBeNaN();
  });
});
