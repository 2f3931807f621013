import { describe, expect, it } from "vitest";
import { segmentChange } from "../../../core/icp/segment-change.ts";

describe("segmentChange", () => {
  it("compares segments of both quarters; one that is missing in either is blank", () => {
    const rows = segmentChange(
      [
        { name: "a", won: 20, total: 100 },
        { name: "gone", won: 1, total: 2 },
      ],
      [
        { name: "a", won: 50, total: 100 },
        { name: "new", won: 1, total: 2 },
      ],
    );
    expect(rows.map(({ segment }) => segment)).toEqual(["a", "new", "gone"]);
    expect(rows[0]?.change).toBeCloseTo(0.3, 12);
    expect(rows[0]?.adjusted).toBeLessThan(0.001);
    expect(rows[1]).toMatchObject({ rateBefore: null, change: null, pValue: null, adjusted: null });
  });
});
