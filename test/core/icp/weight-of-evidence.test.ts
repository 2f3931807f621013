import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { weightOfEvidence } from "../../../core/icp/weight-of-evidence.ts";

describe("weightOfEvidence", () => {
  it("information value is never negative, and 0 where won and lost are spread alike", () => {
    const bin = fc.tuple(fc.nat(50), fc.nat(50));
    fc.assert(
      fc.property(fc.array(bin, { maxLength: 6 }), (bins) => {
        const rows = bins.map(([won, lost], i) => ({ name: `b${i}`, won, lost }));
        return weightOfEvidence(rows, 0.5).iv >= -1e-12;
      }),
    );
    expect(
      weightOfEvidence([
        { name: "a", won: 3, lost: 6 },
        { name: "b", won: 5, lost: 10 },
      ]).iv,
    ).toBeCloseTo(0, 12);
    expect(weightOfEvidence([])).toEqual({ bins: [], iv: 0 });
  });
  it("names the group with an empty cell", () => {
    expect(() => weightOfEvidence([{ name: "tiny", won: 0, lost: 3 }])).toThrow(
      expect.objectContaining({ code: "EMPTY_CELL_USE_ADJUST", parameters: { bin: "tiny" } }),
    );
  });
});
