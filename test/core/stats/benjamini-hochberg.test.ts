import { describe, expect, it } from "vitest";
import { benjaminiHochberg } from "../../../core/stats/benjamini-hochberg.ts";

describe("benjaminiHochberg", () => {
  it("agrees with scipy 1.17.1, false_discovery_control(method='bh')", () => {
    const adjusted = benjaminiHochberg([0.01, 0.04, 0.03, 0.005, 0.5, 0.04]) as number[];
    [0.03, 0.048, 0.048, 0.03, 0.5, 0.048].forEach((value, i) => {
      expect(adjusted[i]).toBeCloseTo(value, 12);
    });
  });
  it("finds the four hypotheses of the paper's own example at 5%: Benjamini and Hochberg 1995, section 4.1", () => {
    // Fifteen cardiac endpoints of Neuhaus et al. 1992; adjusted values by scipy 1.17.1.
    const published = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    const adjusted = benjaminiHochberg(published) as number[];
    expect(adjusted.filter((p) => p <= 0.05)).toHaveLength(4);
    expect(adjusted[3]).toBeCloseTo(0.035625, 12);
    expect(adjusted[4]).toBeCloseTo(0.0603, 12);
    expect(adjusted[9]).toBeCloseTo(0.486, 12);
  });
  it("untested entries stay blank and cost nothing", () => {
    expect(benjaminiHochberg([null, 0.02, null])).toEqual([null, 0.02, null]);
    expect(benjaminiHochberg([])).toEqual([]);
  });
});
