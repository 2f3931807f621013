import { describe, expect, it } from "vitest";
import type { HistoricDeal } from "../../../core/forecast/deal-history.ts";
import { stageRates } from "../../../core/forecast/stage-rates.ts";
import { type Exact, toText } from "../../../core/money/exact.ts";

const deal = (
  id: string,
  closed: number | null,
  status: HistoricDeal["status"],
  entered: readonly number[],
): HistoricDeal => ({
  id,
  amount: null,
  created: 0,
  closed,
  status,
  stages: entered.map((day) => ({ stage: "Demo", entered: day })),
});
const shown = (value: Exact | null) => (value === null ? null : toText(value, 4));

describe("stage rates", () => {
  it("stand beside each other: closed only, naive, mature, and the curve", () => {
    const [found] = stageRates(
      [
        deal("a", 10, "won", [0]),
        deal("b", 20, "lost", [0, 15]),
        deal("c", null, "open", [0]),
        deal("d", null, "open", [90]),
      ],
      100,
      30,
    );
    expect(found).toMatchObject({ stage: "Demo", entered: 4, won: 1, lost: 1, open: 2, mature: 3 });
    expect([found?.rateClosedOnly, found?.rateNaive, found?.rateMature].map((rate) => shown(rate ?? null))).toEqual([
      "0.5",
      "0.25",
      "0.3333",
    ]);
    // Day 10: 1 of 4 at risk (d was censored after 10 days and still counts).
    expect(found?.curve.map(({ days, cumWin }) => [days, shown(cumWin)])).toEqual([
      [10, "0.25"],
      [20, "0.25"],
    ]);
  });
  it("leave disqualified deals out of rates, later entries out of everything, and know an unnamed stage", () => {
    const [found] = stageRates([deal("a", 5, "disqualified", [0]), deal("b", null, "open", [200])], 100, 30);
    expect(found).toMatchObject({ entered: 0, rateNaive: null });
    expect(stageRates([deal("a", 5, "won", [])], 100, 30)[0]).toMatchObject({ stage: "", won: 1 });
    expect(stageRates([], 100, 30)).toEqual([]);
  });
});
