import { describe, expect, it } from "vitest";
import { activityReview } from "../../../core/kpi/activity.ts";
import { lossReasons } from "../../../core/kpi/loss-reasons.ts";
import { segmentGrowth } from "../../../core/kpi/segment-growth.ts";
import { type Exact, exact, toText } from "../../../core/money/exact.ts";

const text = (value: Exact | null) => (value === null ? null : toText(value));

describe("lossReasons", () => {
  it("most frequent first, without a reason last, every deal in one stage column", () => {
    const rows = lossReasons(
      [
        { stage: "Offer", reason: "Price", amount: exact(10) },
        { stage: "Demo", reason: "Price", amount: null },
        { stage: null, reason: "Timing", amount: null },
        { stage: "Renamed", reason: null, amount: exact(5) },
        { stage: "Demo", reason: null, amount: exact(5) },
        { stage: "Demo", reason: null, amount: exact(5) },
      ],
      ["Demo", "Offer"],
    );
    expect(rows.map(({ reason, count, amount, byStage }) => [reason, count, text(amount), byStage])).toEqual([
      ["Price", 2, "10", [1, 1, 0]],
      ["Timing", 1, null, [0, 0, 1]],
      [null, 3, "15", [2, 0, 1]],
    ]);
    expect(text(rows[2]?.share ?? null)).toBe("0.5");
    expect(lossReasons([], ["Demo"])).toEqual([]);
  });
});

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

describe("segmentGrowth", () => {
  const season = [1, 2, 1, 4];
  const quarters = (growth: number, n: number) =>
    Array.from({ length: n }, (_, i) => exact(Math.round(1e6 * (season[i % 4] as number) * growth ** i)));
  it("a season without growth is no growth; growth under a season is found by both ways", () => {
    const [flat, growing] = segmentGrowth([
      { segment: "flat", quarters: quarters(1, 12) },
      { segment: "growing", quarters: quarters(1.05, 12) },
    ]);
    expect(text(flat?.trailingYear ?? null)).toBe("0");
    expect(flat?.yearly).toBeCloseTo(0, 6);
    expect(flat?.lastQuarter).toBeCloseTo(0, 6);
    expect(Number(text(growing?.trailingYear ?? null))).toBeCloseTo(1.05 ** 4 - 1, 4);
    expect(growing?.yearly).toBeCloseTo(1.05 ** 4 - 1, 2);
  });
  it("less than two years: blank, never 0", () => {
    expect(segmentGrowth([{ segment: "new", quarters: quarters(1, 7) }])[0]).toMatchObject({
      trailingYear: null,
      adjusted: null,
      yearly: null,
      lastQuarter: null,
    });
    expect(segmentGrowth([{ segment: "none", quarters: [] }])[0]).toMatchObject({ share: null, trailingYear: null });
  });
});
