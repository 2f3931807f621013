import { describe, expect, it } from "vitest";
import { leadScore } from "../../../core/icp/lead-score.ts";
import { randomFrom } from "../../../core/stats/random.ts";

describe("leadScore", () => {
  const records = (n: number, seed: number) => {
    const random = randomFrom(seed);
    return Array.from({ length: n }, (_, i) => {
      const good = random() < 0.5;
      const noise = random() < 0.5 ? "x" : "y";
      return { values: [good ? "good" : "bad", noise], won: random() < (good ? 0.7 : 0.2), decidedAt: i };
    });
  };
  it("is calibrated on held-back deals: each band's predicted chance lies in its interval, and it beats the plain rate", () => {
    const found = leadScore(["fit", "noise"], records(2000, 4));
    if (found === null) throw new Error("no score");
    expect([found.trained, found.heldBack]).toEqual([1400, 600]);
    for (const { predicted, low, high } of found.calibration) {
      expect(predicted).toBeGreaterThan((low as number) - 0.03);
      expect(predicted).toBeLessThan((high as number) + 0.03);
    }
    expect(found.calibration.reduce((sum, { n }) => sum + n, 0)).toBe(600);
    expect(found.auc).toBeGreaterThan(0.7);
    expect(found.brier as number).toBeLessThan(found.brierOfRate as number);
    expect(found.score(["good", "x"])).toBeCloseTo(0.7, 1);
    expect(found.score(["bad", null])).toBeCloseTo(0.2, 1);
    expect(found.columns[0]?.iv).toBeGreaterThan(found.columns[1]?.iv as number);
  });
  it("the order of the records doesn't matter", () => {
    const rows = records(300, 9);
    const score = (list: typeof rows) => leadScore(["fit", "noise"], list)?.score(["good", "y"]);
    expect(score([...rows].reverse())).toBeCloseTo(score(rows) as number, 9);
  });
  it("too few deals, or too few won, teach nothing", () => {
    expect(leadScore(["fit", "noise"], records(60, 1))).toBeNull();
    expect(
      leadScore(
        ["fit", "noise"],
        records(500, 1).map((row) => ({ ...row, won: false })),
      ),
    ).toBeNull();
    expect(leadScore([], [])).toBeNull();
  });
});
