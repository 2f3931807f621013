import { describe, expect, it } from "vitest";
import { benjaminiHochberg } from "../../../core/stats/benjamini-hochberg.ts";

describe("benjaminiHochberg", () => {
  it("agrees with scipy 1.17.1, false_discovery_control(method='bh')", () => {
    const adjusted = benjaminiHochberg([0.01, 0.04, 0.03, 0.005, 0.5, 0.04]) as number[];
    [0.03, 0.048, 0.048, 0.03, 0.5, 0.048].forEach((value, i) => {
      expect(adjusted[i]).toBeCloseTo(value, 12);
    });
  });
  it("untested entries stay blank and cost nothing", () => {
    expect(benjaminiHochberg([null, 0.02, null])).toEqual([null, 0.02, null]);
    expect(benjaminiHochberg([])).toEqual([]);
  });
});
