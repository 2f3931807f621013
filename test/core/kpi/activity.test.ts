import { describe, expect, it } from "vitest";
import { activityReview } from "../../../core/kpi/activity.ts";
import { type Exact, exact, toText } from "../../../core/money/exact.ts";

const text = (value: Exact | null) => (value === null ? null : toText(value));

describe("activityReview", () => {
  const deals = [
    { deal: "1", rep: "Ana", outcome: "won" as const, amount: exact(100) },
    { deal: "2", rep: "Ana", outcome: "lost" as const, amount: exact(50) },
    { deal: "3", rep: "Bo", outcome: "open" as const, amount: null },
  ];
  it("per rep and per deal; activities of unknown deals are counted apart", () => {
    const done = (rep: string | null, deal: string | null, type: string) => ({ rep, deal, type });
    const found = activityReview(
      [done("Ana", "1", "call"), done("Ana", "1", "mail"), done("Ana", "9", "call"), done("Ana", null, "call")],
      deals,
      [0, 2],
    );
    expect(found.withoutDeal).toBe(2);
    expect(found.reps[0]).toMatchObject({ rep: "Ana", total: 4, deals: 2, won: 1 });
    expect([...(found.reps[0]?.byType ?? [])]).toEqual([
      ["call", 3],
      ["mail", 1],
    ]);
    expect([text(found.reps[0]?.perDeal ?? null), text(found.reps[0]?.wonPerActivity ?? null)]).toEqual(["1", "25"]);
    expect(found.reps[1]).toMatchObject({ rep: "Bo", total: 0, perWon: null, wonPerActivity: null });
    expect(found.bands.map(({ from, to, n, won }) => [from, to, n, won])).toEqual([
      [0, 1, 1, 0],
      [2, null, 1, 1],
    ]);
    expect([found.medianWon, found.medianLost]).toEqual([2, 0]);
  });
  it("nothing recorded: blank medians and rates", () => {
    const found = activityReview([], []);
    expect(found).toMatchObject({ reps: [], medianWon: null, medianLost: null, withoutDeal: 0 });
    expect(found.bands.every(({ rate }) => rate === null)).toBe(true);
  });
});
