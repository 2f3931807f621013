import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare, type Exact, exact, sum, toText } from "../../../core/money/exact.ts";
import { allocateQuota } from "../../../core/quota/allocate.ts";

const text = (value: Exact | null) => (value === null ? null : toText(value));

const list = (...values: (string | number)[]) => values.map((value) => exact(value));

const weights = fc.array(fc.nat(1000), { minLength: 1, maxLength: 8 }).filter((w) => w.some((x) => x > 0));

const isWhole = (part: Exact, unit: string) => {
  const size = exact(unit);
  return (part.n * size.d) % (part.d * size.n) === 0n;
};

describe("allocateQuota", () => {
  it("parts are whole units and add up to the assigned total", () => {
    fc.assert(
      fc.property(
        fc.nat(10_000_000),
        fc.nat(50),
        fc.constantFrom("0.01", "1", "500"),
        weights,
        (target, over, unit, w) => {
          const found = allocateQuota(exact(target), exact(over / 100), exact(unit), list(...w));
          const whole = found.parts.every((part) => isWhole(part, unit));
          return whole && compare(sum(found.parts), found.assignedTotal) === 0;
        },
      ),
    );
  });
  it("a weight of 0 gets nothing; equal remainders go to the earlier line", () => {
    const found = allocateQuota(exact(100), exact(0), exact(1), list(1, 0, 1, 1));
    expect(found.parts.map(text)).toEqual(["34", "0", "33", "33"]);
  });
  it("weights that sum to 0, negative weights and a unit of 0 are refused with a sentence", () => {
    const refused = (unit: number, ...w: number[]) => allocateQuota(exact(1), exact(0), exact(unit), list(...w));
    expect(() => refused(1, 0, 0)).toThrow(expect.objectContaining({ code: "WEIGHTS_ALL_ZERO" }));
    expect(() => refused(1, 2, -1)).toThrow(expect.objectContaining({ code: "WEIGHT_NEGATIVE" }));
    expect(() => refused(0, 1)).toThrow(expect.objectContaining({ code: "UNIT_NOT_POSITIVE" }));
  });
});
