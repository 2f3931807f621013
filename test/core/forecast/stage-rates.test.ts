import { describe, expect, it } from "vitest";
import { type StageVisit, stageRates } from "../../../core/forecast/stage-rates.ts";
import { toText } from "../../../core/money/exact.ts";

const visit = (entered: number, outcome: StageVisit["outcome"], closed: number | null): StageVisit => ({
  entered,
  outcome,
  closed,
});
const rates = (visits: readonly StageVisit[], asOf = 100, horizon = 30) => {
  const found = stageRates(visits, asOf, horizon);
  return [found.rateClosedOnly, found.rateNaive, found.rateMature, found.rateCurve].map((rate) =>
    rate === null ? null : toText(rate, 4),
  );
};

describe("stage rates", () => {
  it("stand beside each other: closed only, naive, mature, and the curve", () => {
    // Curve: on day 10 one of 4 at risk wins (the last was censored after 10 days and still counts).
    const visits = [visit(0, "won", 10), visit(0, "lost", 20), visit(0, "open", null), visit(90, "open", null)];
    expect(rates(visits)).toEqual(["0.5", "0.25", "0.3333", "0.25"]);
    expect(rates([...visits].reverse())).toEqual(rates(visits));
    expect(rates(visits, 100, 9)).toEqual(["0.5", "0.25", "0", "0"]);
  });
  it("the curve counts the open for as long as they were seen, which neither rate of closed deals does", () => {
    // Day 10: 1 of 3 wins; day 30: the one left of 3 at risk wins too: 1/3 + 2/3 · 1. The second was censored on day 20.
    expect(rates([visit(0, "won", 10), visit(80, "open", null), visit(0, "won", 30)])[3]).toBe("1");
  });
  it("leave disqualified deals out of rates, where they end the curve as lost ones do, and later entries out of everything", () => {
    expect(rates([visit(0, "disqualified", 5), visit(200, "open", null)])).toEqual([null, null, null, "0"]);
    expect(rates([visit(0, "disqualified", 5), visit(0, "won", 10)])).toEqual(["1", "1", "1", "0.5"]);
  });
  it("take a close after the as-of day as open, and keep a win without a day out of the curve", () => {
    expect(rates([visit(0, "won", 150)])).toEqual([null, "0", "0", "0"]);
    expect(rates([visit(0, "won", null)])).toEqual(["1", "1", "0", null]);
  });
  it("of no deals are blank", () => {
    expect(rates([])).toEqual([null, null, null, null]);
  });
});
