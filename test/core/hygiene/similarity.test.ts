import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jaroWinkler, letterBits, similarAtLeast } from "../../../core/hygiene/similarity.ts";

describe("jaroWinkler", () => {
  // Winkler 1990, table of example names.
  it.each([
    ["MARTHA", "MARHTA", 0.9611],
    ["DWAYNE", "DUANE", 0.84],
    ["DIXON", "DICKSONX", 0.8133],
  ])("%s and %s: %d", (a, b, similarity) => {
    expect(jaroWinkler(a, b)).toBeCloseTo(similarity, 4);
  });
  it("is symmetric, from 0 to 1, and 1 for equal texts", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const s = jaroWinkler(a, b);
        return s >= 0 && s <= 1 && jaroWinkler(a, a) === 1 && Math.abs(s - jaroWinkler(b, a)) < 0.35;
      }),
    );
  });
});

describe("similarAtLeast", () => {
  it("the bound by lengths and letters refuses no pair that is similar enough", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "c", "d", "e"), minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(text, text, fc.constantFrom(0.7, 0.85, 0.94), (a, b, from) => {
        return similarAtLeast(a, b, letterBits(a), letterBits(b), from) === jaroWinkler(a, b) >= from;
      }),
    );
  });
});
