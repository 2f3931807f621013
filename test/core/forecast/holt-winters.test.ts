import { describe, expect, it } from "vitest";
import { holtWintersAdditive, seasonalNaive } from "../../../core/forecast/holt-winters.ts";
import { runEts } from "../../../core/forecast/series/ets-recursion.ts";
import { exact, toNumber } from "../../../core/money/exact.ts";

describe("Holt-Winters with given states", () => {
  it("is ETS(A,A,A) with β = αβ* where the season stays", () => {
    const history = [12, 15, 11, 18, 14, 19];
    const season = [1, -1];
    const found = holtWintersAdditive(
      history.map((y) => exact(y)),
      { level: exact(10), trend: exact(1), seasonal: season.map((s) => exact(s)) },
      { alpha: exact("0.4"), beta: exact("0.25"), gamma: exact(0) },
      3,
    );
    const run = runEts(
      history,
      { error: "A", trend: "A", season: "A" },
      {
        alpha: 0.4,
        beta: 0.1,
        gamma: 0,
        phi: 1,
        level: 10,
        trend: 1,
        seasonal: season,
      },
    );
    found.fitted.forEach((value, t) => {
      expect(toNumber(value)).toBeCloseTo(run.fitted[t] as number, 12);
    });
    expect(toNumber(found.level)).toBeCloseTo(run.level, 12);
    expect(toNumber(found.trend)).toBeCloseTo(run.trend, 12);
  });
  it("repeats the last season, and refuses less than one", () => {
    expect(seasonalNaive([9, 1, 2, 3], 3, 4)).toEqual([1, 2, 3, 1]);
    expect(() => seasonalNaive([1, 2], 3, 4)).toThrow(expect.objectContaining({ code: "HISTORY_TOO_SHORT" }));
  });
});
