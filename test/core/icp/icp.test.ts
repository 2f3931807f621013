import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leadScore } from "../../../core/icp/lead-score.ts";
import { leakingColumns } from "../../../core/icp/leakage.ts";
import { segmentChange } from "../../../core/icp/segment-change.ts";
import { segmentLift } from "../../../core/icp/segment-lift.ts";
import { profile } from "../../../core/icp/segments.ts";
import { weightOfEvidence } from "../../../core/icp/weight-of-evidence.ts";
import { randomFrom } from "../../../core/stats/random.ts";

describe("segmentLift", () => {
  it("no deals at all: blank base and no verdicts; nothing won: rates 0, lift blank", () => {
    expect(segmentLift([{ name: "a", won: 0, total: 0 }])).toMatchObject({
      baseRate: null,
      segments: [{ rate: null, lift: null, verdict: "no_data" }],
    });
    expect(segmentLift([{ name: "a", won: 0, total: 50 }]).segments[0]).toMatchObject({
      lift: null,
      verdict: "inconclusive",
    });
    expect(segmentLift([])).toEqual({ baseRate: null, segments: [] });
  });
});

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

describe("profile", () => {
  it("a real segment is found, and of forty random ones (almost) none: testing many is paid for", () => {
    const random = randomFrom(11);
    const noise = Array.from({ length: 40 }, (_, i) => {
      const total = 100;
      let won = 0;
      for (let k = 0; k < total; k++) if (random() < 0.3) won++;
      return { name: `s${i}`, won, total };
    });
    const real = [
      { name: "good", won: 60, total: 100 },
      { name: "rest", won: 270, total: 900 },
      { name: "tiny", won: 5, total: 6 },
    ];
    const columns = profile([
      { column: "noise", segments: noise },
      { column: "real", segments: real },
    ]);
    const segment = (name: string) => columns.flatMap(({ segments }) => segments).find((one) => one.segment === name);
    expect(segment("good")).toMatchObject({ verdict: "above", column: "real" });
    expect(segment("tiny")).toMatchObject({ verdict: "too_few", pValue: null, adjusted: null });
    const findings = columns
      .find(({ column }) => column === "noise")
      ?.segments.filter(({ verdict }) => verdict !== "inconclusive");
    expect(findings).toEqual([]);
  });
  it("no columns: no profile", () => {
    expect(profile([])).toEqual([]);
  });
});

describe("leakingColumns", () => {
  const fill = (column: string, open: number, won: number, lost: number, n = 100) => ({
    column,
    open: { n, filled: open },
    won: { n, filled: won },
    lost: { n, filled: lost },
  });
  it("flags what is filled for one outcome or only on closing, and nothing that is filled throughout", () => {
    const found = leakingColumns([
      fill("loss reason", 0, 0, 95),
      fill("closing note", 2, 80, 70),
      fill("industry", 60, 80, 75),
      fill("always", 100, 100, 100),
    ]);
    expect(found.map(({ column, reason }) => [column, reason])).toEqual([
      ["loss reason", "filled_by_outcome"],
      ["closing note", "filled_on_closing"],
    ]);
  });
  it("few deals accuse nobody", () => {
    expect(leakingColumns([fill("loss reason", 0, 0, 10, 10)])).toEqual([]);
  });
});

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
