import { describe, expect, it } from "vitest";
import { confidenceOfCount, confidenceOfDifference } from "../../../pipeline/analysis/confidence.ts";

describe("confidence", () => {
  it("rises with the number of deals", () => {
    expect([0, 29, 30, 99, 100].map(confidenceOfCount)).toEqual(["low", "low", "medium", "medium", "high"]);
  });

  it("is low for equal rates, empty groups and fewer than five of an outcome", () => {
    expect(confidenceOfDifference(50, 100, 50, 100)).toBe("low");
    expect(confidenceOfDifference(0, 0, 5, 10)).toBe("low");
    expect(confidenceOfDifference(2, 2, 0, 2)).toBe("low");
  });

  it("is high where chance is below 5%, medium below 20%", () => {
    // z = 4.24 (p = 2e-5) and z = 1.41 (p = 0.157), by hand from the pooled rate.
    expect(confidenceOfDifference(70, 100, 40, 100)).toBe("high");
    expect(confidenceOfDifference(55, 100, 45, 100)).toBe("medium");
  });
});
