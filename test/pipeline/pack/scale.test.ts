import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linear, niceRange, ticks } from "../../../pipeline/pack/scale.ts";

const value = fc.integer({ min: -1e15, max: 1e15 }).map((thousandths) => thousandths / 1000);

describe("scale", () => {
  it("maps the ends of the domain to the ends of the range, and a single value to the middle", () => {
    expect(linear(0, 10, 100, 200)(0)).toBe(100);
    expect(linear(0, 10, 100, 200)(10)).toBe(200);
    expect(linear(5, 5, 100, 200)(5)).toBe(150);
  });

  it("gives round ticks inside the range", () => {
    expect(ticks(0, 10, 5)).toEqual([0, 2, 4, 6, 8, 10]);
    expect(ticks(-1, 1, 4)).toEqual([-1, -0.5, 0, 0.5, 1]);
    expect(ticks(0.1, 0.3, 2)).toEqual([0.1, 0.2, 0.3]);
    expect(ticks(7, 7, 5)).toEqual([7]);
  });

  it("covers every value, and zero where bars need it", () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 20 }), fc.boolean(), (values, zero) => {
        const [low, high] = niceRange(values, zero);
        const slack = 1e-9 * Math.max(1, ...values.map(Math.abs));
        expect(high).toBeGreaterThan(low);
        for (const one of zero ? [...values, 0] : values) {
          expect(one).toBeGreaterThanOrEqual(low - slack);
          expect(one).toBeLessThanOrEqual(high + slack);
        }
      }),
    );
  });
});
