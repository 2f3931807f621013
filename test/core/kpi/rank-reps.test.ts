import { describe, expect, it } from "vitest";
import { rankReps } from "../../../core/kpi/rank-reps.ts";

describe("rankReps", () => {
  it("three lucky wins don't lead: too few deals are unranked, with their interval", () => {
    const { ranked, unranked } = rankReps([
      { rep: "Lucky", won: 3, lost: 0 },
      { rep: "Bea", won: 60, lost: 40 },
      { rep: "Cem", won: 30, lost: 70 },
    ]);
    expect(ranked.map(({ rep, rank, verdict }) => [rep, rank, verdict])).toEqual([
      ["Bea", 1, "above"],
      ["Cem", 2, "below"],
    ]);
    expect(unranked).toMatchObject([{ rep: "Lucky", n: 3, rank: null, verdict: "too_few" }]);
    expect(unranked[0]?.low).toBeLessThan(0.5);
  });
  it("twelve wins of twelve stand behind ninety of a hundred when the team wins few", () => {
    const team = Array.from({ length: 8 }, (_, i) => ({ rep: `r${i}`, won: 28 + i, lost: 70 }));
    const { ranked } = rankReps([{ rep: "few", won: 9, lost: 2 }, { rep: "many", won: 80, lost: 20 }, ...team]);
    expect(ranked[0]?.rep).toBe("many");
  });
  it("equal records share the rank; nobody, or nobody with a decision: nothing to rank", () => {
    const twins = rankReps([
      { rep: "b", won: 10, lost: 10 },
      { rep: "a", won: 10, lost: 10 },
    ]);
    expect(twins.ranked.map(({ rep, rank }) => [rep, rank])).toEqual([
      ["a", 1],
      ["b", 1],
    ]);
    expect(rankReps([])).toEqual({ ranked: [], unranked: [], team: null });
    expect(rankReps([{ rep: "a", won: 0, lost: 0 }], 0)).toMatchObject({ ranked: [], team: null });
  });
});
