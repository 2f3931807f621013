import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forecastAccuracy } from "../../../core/forecast/accuracy.ts";
import { callAccuracy, type ForecastCall } from "../../../core/forecast/calls.ts";
import { reliability } from "../../../core/forecast/reliability.ts";
import { type Exact, exact, toNumber, toText } from "../../../core/money/exact.ts";

const pair = (forecast: number, actual: number) => ({ forecast: exact(forecast), actual: exact(actual) });
const shown = (value: Exact | null) => (value === null ? null : toText(value, 6));

describe("forecast accuracy", () => {
  it("is perfect where forecasts came true", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 1 }), (actuals) => {
        const found = forecastAccuracy(actuals.map((value) => pair(value, value)));
        expect([found.bias, found.wape, found.accuracy, found.mape, found.forecastToActual].map(shown)).toEqual([
          "0",
          "0",
          "1",
          "0",
          "1",
        ]);
      }),
    );
  });
  it("never falls below 0 however wrong the forecast", () => {
    expect(shown(forecastAccuracy([pair(1000, 1)]).accuracy)).toBe("0");
  });
  it("is blank without pairs and where actuals are all 0", () => {
    for (const pairs of [[], [pair(5, 0)]]) {
      const { biasPct, wape, accuracy, mape, forecastToActual } = forecastAccuracy(pairs);
      expect([biasPct, wape, accuracy, mape, forecastToActual]).toEqual([null, null, null, null, null]);
    }
  });
});

describe("accuracy of calls", () => {
  const call = (caller: string, period: string, calledOn: string, amount: number, actual: number): ForecastCall => ({
    caller,
    period,
    periodEnd: period === "2026-Q1" ? "2026-03-31" : "2026-06-30",
    calledOn,
    amount: exact(amount),
    actual: exact(actual),
  });
  const calls = [
    call("Bo", "2026-Q1", "2026-02-03", 150, 100),
    call("Bo", "2026-Q1", "2026-03-30", 110, 100),
    call("Ann", "2026-Q2", "2026-06-30", 90, 100),
    call("Ann", "2026-Q2", "2026-07-02", 100, 100),
  ];
  it("judges a caller by the last call for each period", () => {
    const { byCaller } = callAccuracy(calls);
    expect(byCaller.map(({ caller, calls: n, bias }) => [caller, n, toNumber(bias)])).toEqual([
      ["Ann", 1, 0],
      ["Bo", 1, 10],
    ]);
  });
  it("groups all calls by whole weeks before the end, furthest first, without those made later", () => {
    // 2026-02-03 is 56 days before 2026-03-31.
    expect(callAccuracy(calls).byWeek.map(({ weeksBefore, calls: n }) => [weeksBefore, n])).toEqual([
      [8, 1],
      [0, 2],
    ]);
  });
  it("of no calls is empty", () => {
    expect(callAccuracy([])).toEqual({ byCaller: [], byWeek: [] });
  });
});

describe("reliability of stated chances", () => {
  it("Brier score of a coin called fair is a quarter, of certainty that held 0", () => {
    expect(
      reliability([
        { probability: 0.5, won: true },
        { probability: 0.5, won: false },
      ]).brier,
    ).toBe(0.25);
    expect(
      reliability([
        { probability: 1, won: true },
        { probability: 0, won: false },
      ]).brier,
    ).toBe(0);
  });
  it("puts each deal in one bin, 1 in the last", () => {
    const { bins } = reliability(
      [0, 0.1, 0.3, 0.999, 1].map((probability) => ({ probability, won: probability > 0.5 })),
    );
    expect(bins.map(({ from, deals, won }) => [from, deals, won])).toEqual([
      [0, 1, 0],
      [0.1, 1, 0],
      [0.3, 1, 0],
      [0.9, 2, 1],
    ]);
  });
  it("without deals has no score", () => {
    expect(reliability([])).toEqual({ brier: null, bins: [] });
  });
});
