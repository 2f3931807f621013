import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reliability } from "../../../core/forecast/reliability.ts";

describe("reliability of stated chances", () => {
  it("a chance with a count is as many single ones", () => {
    const chance = fc.record({ probability: fc.integer({ min: 0, max: 20 }).map((k) => k / 20), won: fc.boolean() });
    fc.assert(
      fc.property(fc.array(fc.tuple(chance, fc.integer({ min: 1, max: 5 })), { minLength: 1 }), (groups) => {
        const single = reliability(groups.flatMap(([one, deals]) => Array.from({ length: deals }, () => one)));
        const counted = reliability(groups.map(([one, deals]) => ({ ...one, deals })));
        expect(counted.brier).toBeCloseTo(single.brier as number, 12);
        expect(counted.bins.map(({ deals, won }) => [deals, won])).toEqual(
          single.bins.map(({ deals, won }) => [deals, won]),
        );
      }),
    );
  });
  it("of nothing there is no score", () => {
    expect(reliability([])).toEqual({ brier: null, bins: [] });
  });
});
