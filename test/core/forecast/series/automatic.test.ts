import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { automatic } from "../../../../core/forecast/series/automatic.ts";
import { boundsOf, totalOf } from "../../../../core/forecast/series/bounds.ts";
import { heldBack } from "../../../../core/forecast/series/calibrate.ts";
import { crostonSba, fitIntermittent, isIntermittent } from "../../../../core/forecast/series/intermittent.ts";
import { coverageOf, mase, smape } from "../../../../core/forecast/series/measures.ts";
import { haveReferences, referenceRows, referenceSeries } from "../../../support/forecast-references.ts";

const monthly = Float64Array.from(
  { length: 72 },
  (_, t) => (200 + 2 * t) * (1 + 0.2 * Math.sin((t * Math.PI) / 6)) + ((t * 53) % 17) - 8,
);
const at = (values: ArrayLike<number>, i: number) => values[i] as number;

describe("automatic forecast", () => {
  it.each([
    [[5], "short"],
    [[0, 0, 0, 0, 0, 0, 0], "constant"],
    [[3, 3, 3], "constant"],
    [[1, 2], "short"],
    [[1, 2, 3, 4, 5], "short"],
    [[1, 2, 4, 3, 5, 6, 8], "trend"],
    [[-1, -2, -4, -3, -5, -6, -8], "trend"],
    [[0, 3, 0, 0, 5, 0, 2, 0, 0, 4], "intermittent"],
  ] as const)("of %o is %s and finite, with ordered bounds", (values, method) => {
    const found = automatic(Float64Array.from(values), 12, 6);
    expect(found.method).toBe(method);
    const { low, high } = boundsOf(found, 0.95, 1);
    found.point.forEach((value, h) => {
      expect(Number.isFinite(value)).toBe(true);
      expect(at(low, h)).toBeLessThanOrEqual(value);
      expect(at(high, h)).toBeGreaterThanOrEqual(value);
    });
  });
  it("uses the season of two cycles and more, and takes long ones out first", () => {
    expect(automatic(monthly.slice(0, 24), 12, 6).method).toBe("seasonal");
    expect(automatic(monthly.slice(0, 23), 12, 6).method).toBe("trend");
    const weekly = Float64Array.from(
      { length: 110 },
      (_, t) => 100 + 20 * Math.sin((2 * Math.PI * t) / 52) + ((t * 7) % 5),
    );
    expect(automatic(weekly, 52, 13).method).toBe("long_season");
  });
  it("scales with the data", () => {
    for (const [y, m] of [
      [monthly, 12],
      [monthly, 1],
    ] as const) {
      const a = automatic(y, m, 6).point;
      const b = automatic(
        y.map((value) => 1000 * value),
        m,
        6,
      ).point;
      a.forEach((value, h) => {
        expect(at(b, h) / value / 1000).toBeCloseTo(1, 4);
      });
    }
  });
  it("stays finite where values are positive but vanish", () => {
    const y = [6e-257, 5e-323, 5e-324, 1e6, 4e-323, 1e-197, 4e5, 1e6, 1e6, 1e6];
    const { point, variance } = automatic(Float64Array.from(y), 4, 5);
    expect([...point, ...variance].every((value) => Math.abs(value) < 1e15)).toBe(true);
  });
  it("repeats itself", () => {
    expect(automatic(monthly, 12, 18)).toEqual(automatic(monthly, 12, 18));
  });
  it("any history gives finite numbers", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 }),
        fc.constantFrom(1, 4, 12),
        (values, period) => {
          const y = Float64Array.from(values);
          const found = automatic(y, period, 5);
          const { scale } = heldBack(y, period, 5, found);
          const { low, high } = boundsOf(found, 0.8, scale);
          return [...found.point, ...low, ...high].every(Number.isFinite);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("bounds", () => {
  it("a longer horizon never narrows them under additive errors", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -200, max: 200 }), { minLength: 8, maxLength: 60 }), (values) => {
        fc.pre(values.some((value) => value < 0));
        const forecast = automatic(Float64Array.from(values), 4, 10);
        const { low, high } = boundsOf(forecast, 0.95, 1);
        for (let h = 1; h < 10; h++) {
          expect(at(high, h) - at(low, h)).toBeGreaterThanOrEqual((at(high, h - 1) - at(low, h - 1)) * (1 - 1e-12));
        }
      }),
      { numRuns: 40 },
    );
  });
  const found = automatic(monthly, 12, 12);
  it("95 % lie outside 80 %, and a larger scale outside a smaller", () => {
    const inner = boundsOf(found, 0.8, 1);
    const outer = boundsOf(found, 0.95, 1);
    const wide = boundsOf(found, 0.95, 1.5);
    found.point.forEach((_, h) => {
      expect(at(outer.low, h)).toBeLessThan(at(inner.low, h));
      expect(at(outer.high, h)).toBeGreaterThan(at(inner.high, h));
      expect(at(wide.high, h)).toBeGreaterThan(at(outer.high, h));
    });
  });
  it("of a few positive values stay above 0 and do not run away", () => {
    const { low, high } = boundsOf(automatic(Float64Array.from([1, 2, 3, 4, 11, 7]), 1, 3), 0.95, 1);
    expect(at(low, 2)).toBeGreaterThan(0);
    expect(at(high, 2)).toBeLessThan(200);
  });
  it("of the sum are narrower than the sum of the periods' bounds and wider than if periods were independent", () => {
    const total = totalOf(found, 1);
    const [low, high] = total.bounds(0.95);
    const each = boundsOf(found, 0.95, 1);
    const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);
    expect(total.point).toBeCloseTo(sum(found.point), 8);
    expect(high - low).toBeLessThan(sum(each.high) - sum(each.low));
    const independent = Math.sqrt(each.high.reduce((all, bound, h) => all + (bound - at(each.low, h)) ** 2, 0));
    expect(high - low).toBeGreaterThan(0.9 * independent);
  });
  it("of one period the sum's are the period's", () => {
    const one = automatic(monthly, 12, 1);
    const { low, high } = boundsOf(one, 0.8, 1.2);
    const [from, to] = totalOf(one, 1.2).bounds(0.8);
    expect([from, to]).toEqual([at(low, 0), at(high, 0)]);
  });
  it("of demand with pauses never fall below 0", () => {
    const pauses = automatic(Float64Array.from([0, 3, 0, 0, 5, 0, 2, 0, 0, 4]), 1, 3);
    expect(at(boundsOf(pauses, 0.95, 1).low, 0)).toBe(0);
    expect(totalOf(pauses, 1).bounds(0.95)[0]).toBeGreaterThanOrEqual(0);
  });
  it("held-back values widen, never narrow, and need enough history", () => {
    expect(heldBack(monthly, 12, 12, found).scale).toBeGreaterThanOrEqual(1);
    expect(heldBack(monthly, 12, 12, found).actual).toHaveLength(12);
    const short = Float64Array.from([1, 2, 4]);
    expect(heldBack(short, 1, 4, automatic(short, 1, 4))).toMatchObject({ scale: 1, origins: 0 });
  });
});

describe("demand with pauses", () => {
  it("needs zeros between demands, not only before the first, and no negative value", () => {
    expect(isIntermittent([0, 0, 0, 0, 5, 6, 7, 8])).toBe(false);
    expect(isIntermittent([5, 0, 0, 0, 5, 6, 7, 8])).toBe(true);
    expect(isIntermittent([5, 0, 0, -1, 5, 0, 7, 8])).toBe(false);
  });
  it("forecasts less the longer nothing is bought", () => {
    const sold = [2, 0, 3, 0, 2, 0, 3, 0];
    expect(fitIntermittent([...sold, ...new Array(12).fill(0)]).forecast).toBeLessThan(fitIntermittent(sold).forecast);
  });
  it("Croston's forecast of a steady rhythm is size over interval, less its bias", () => {
    // Size 6 every 3 periods: 2 times 1 - 0.1 / 2.
    expect(crostonSba([0, 0, 6, 0, 0, 6, 0, 0, 6])).toBeCloseTo(1.9, 10);
    expect(crostonSba([0, 0])).toBe(0);
  });
});

describe("on the developer series", () => {
  // R 4.2.2, forecast 8.20, ets(), thetaf() and their mean; see ../shared/forecast/README.md.
  it.skipIf(!haveReferences)(
    "is no worse by OWA than the best of R's ets, thetaf and their mean in any group, and its 95 % bounds hold",
    () => {
      const given = new Map<string, Record<"ets" | "thetaf" | "naive2", number[]>>();
      for (const row of referenceRows("r_forecasts_dev.csv")) {
        const own = given.get(row.series_id ?? "") ?? { ets: [], thetaf: [], naive2: [] };
        given.set(row.series_id ?? "", own);
        for (const name of ["ets", "thetaf", "naive2"] as const) own[name].push(Number(row[name]));
      }
      const sums = new Map<string, Record<string, { smape: number; mase: number; held: number; n: number }>>();
      for (const { id, group, frequency, train, test } of referenceSeries().values()) {
        const y = Float64Array.from(train);
        const found = automatic(y, frequency, test.length);
        const bounds = boundsOf(found, 0.95, heldBack(y, frequency, test.length, found).scale);
        const { ets, thetaf, naive2 } = given.get(id) as Record<"ets" | "thetaf" | "naive2", number[]>;
        const mean = ets.map((value, h) => (value + at(thetaf, h)) / 2);
        const own = sums.get(group) ?? {};
        sums.set(group, own);
        for (const [name, forecast] of Object.entries({ automatic: found.point, ets, thetaf, mean, naive2 })) {
          const sum = own[name] ?? { smape: 0, mase: 0, held: 0, n: 0 };
          own[name] = sum;
          sum.smape += smape(test, forecast) ?? 0;
          sum.mase += mase(test, forecast, train, frequency) ?? 0;
          sum.held += coverageOf(test, bounds.low, bounds.high) ?? 0;
          sum.n++;
        }
      }
      for (const [group, own] of sums) {
        const owa = (name: string) => {
          const a = own[name] as { smape: number; mase: number };
          const b = own.naive2 as { smape: number; mase: number };
          return (a.smape / b.smape + a.mase / b.mase) / 2;
        };
        expect(owa("automatic"), group).toBeLessThanOrEqual(Math.min(owa("ets"), owa("thetaf"), owa("mean")));
        const { held, n } = own.automatic as { held: number; n: number };
        expect(held / n, group).toBeGreaterThan(0.9);
      }
    },
  );
});
