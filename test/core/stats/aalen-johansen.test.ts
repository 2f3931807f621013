import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toNumber, toText } from "../../../core/money/exact.ts";
import { cumulativeIncidence, riskSets, type Spell, winBy } from "../../../core/stats/aalen-johansen.ts";

const spell = fc.record({
  days: fc.integer({ min: 0, max: 60 }),
  outcome: fc.constantFrom("won" as const, "lost" as const, "open" as const),
});

describe("cumulative incidence", () => {
  it("counts a spell censored on an event day as still at risk on it", () => {
    const spells: Spell[] = [
      { days: 5, outcome: "won" },
      { days: 5, outcome: "open" },
      { days: 9, outcome: "lost" },
    ];
    expect(riskSets(spells)).toEqual([
      { days: 5, atRisk: 3, won: 1, lost: 0 },
      { days: 9, atRisk: 1, won: 0, lost: 1 },
    ]);
    // By hand: 1/3 won on day 5; what was left, 2/3, lost on day 9.
    const steps = cumulativeIncidence(spells);
    expect(steps.map(({ cumWin }) => toText(cumWin, 4))).toEqual(["0.3333", "0.3333"]);
    expect(toText((steps[1] as (typeof steps)[1]).stillOpen)).toBe("0");
  });
  it.each([
    [12, 0.15588235294117644, 0.10294117647058823, 0.74117647],
    [30, 0.3332579185520361, 0.2233031674208145, 0.44343891],
    [60, 0.49796380090497727, 0.40067873303167423, 0.10135747],
  ])(
    "agrees on day %d with scipy 1.17.1: each event weighted by the inverse chance of being observed that long (stats.ecdf)",
    (day, won, lost, open) => {
      const days = [4, 7, 7, 9, 12, 12, 15, 18, 18, 21, 25, 30, 30, 33, 40, 41, 47, 55, 60, 60];
      const outcomes = { w: "won", l: "lost", o: "open" } as const;
      const ends = [..."wlowlwowlwolwwolowlo"] as ("w" | "l" | "o")[];
      const steps = cumulativeIncidence(days.map((at, i) => ({ days: at, outcome: outcomes[ends[i] ?? "o"] })));
      const last = steps.filter((step) => step.days <= day).at(-1);
      expect(last && toNumber(last.cumWin)).toBeCloseTo(won, 12);
      expect(last && toNumber(last.cumLoss)).toBeCloseTo(lost, 12);
      expect(last && toNumber(last.stillOpen)).toBeCloseTo(open, 8);
    },
  );
  it("is won / all without open deals", () => {
    fc.assert(
      fc.property(fc.array(spell, { minLength: 1 }), (spells) => {
        const closed = spells.filter(({ outcome }) => outcome !== "open");
        fc.pre(closed.length > 0);
        const won = closed.filter(({ outcome }) => outcome === "won").length;
        expect(toNumber(winBy(cumulativeIncidence(closed), 60))).toBeCloseTo(won / closed.length, 12);
      }),
    );
  });
  it("won, lost and still open add up to 1 at every step, and order never matters", () => {
    fc.assert(
      fc.property(fc.array(spell), (spells) => {
        const steps = cumulativeIncidence(spells);
        for (const { cumWin, cumLoss, stillOpen } of steps) {
          expect(toNumber(cumWin) + toNumber(cumLoss) + toNumber(stillOpen)).toBeCloseTo(1, 12);
        }
        expect(cumulativeIncidence([...spells].reverse())).toEqual(steps);
      }),
    );
  });
  it("of no spells, or only open ones, has no step and nothing won", () => {
    expect(cumulativeIncidence([])).toEqual([]);
    expect(toText(winBy(cumulativeIncidence([{ days: 3, outcome: "open" }]), 10))).toBe("0");
  });
});
