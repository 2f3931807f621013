import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { excelEts } from "../../../../core/forecast/excel/ets.ts";
import { excelData } from "../../../../core/forecast/excel/ets-data.ts";
import { excelPeriod } from "../../../../core/forecast/excel/ets-period.ts";
import { haveReferences, referenceJson } from "../../../support/forecast-references.ts";

interface Target {
  readonly target: number;
  readonly value: number;
}
interface Golden {
  readonly id: string;
  readonly values: number[];
  readonly timeline: number[];
  readonly args: Readonly<
    Record<"seasonality" | "data_completion" | "aggregation" | "confidence_level", number | null>
  >;
  readonly excel_forecast: Target[];
  readonly excel_confint: Target[];
  readonly excel_stat?: Readonly<Record<string, number>>;
  readonly derived?: {
    readonly period: number;
    readonly alpha: number;
    readonly beta: number;
    readonly gamma: number | null;
    readonly sigma: number;
    readonly model_check?: { readonly exact: boolean };
  };
}

const count = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
const values = [12.5, 14.1, 13.2, 17.8, 16.4, 19.9, 18.7, 23.1, 21.6, 25.4, 24.9, 28.3];
const refused = (run: () => unknown, code: string) => expect(run).toThrow(expect.objectContaining({ code }));
const close = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThan(1e-9 * Math.max(1, Math.abs(b)));

describe("FORECAST.ETS against Excel", () => {
  // Values cached by Microsoft Excel in public workbooks; see ../shared/forecast/README.md.
  const { excel = [] } = referenceJson("ets_golden_excel_libreoffice.json") as { excel?: Golden[] };
  const weighed = excel.filter(({ derived }) => derived !== undefined);
  const build = ({ values: given, timeline, args, derived }: Golden, known: boolean) =>
    excelEts({
      values: given,
      timeline,
      seasonality: derived === undefined ? 1 : derived.period === 1 ? 0 : derived.period,
      dataCompletion: args.data_completion ?? 1,
      aggregation: args.aggregation ?? 1,
      weights:
        known && derived !== undefined
          ? { alpha: derived.alpha, beta: derived.beta, gamma: derived.gamma ?? 0.001 }
          : undefined,
    });

  it.skipIf(!haveReferences)("with Excel's weights equals its forecasts, intervals and statistics to 1e-9", () => {
    let exact = 0;
    for (const golden of weighed) {
      const isExact = golden.derived?.model_check?.exact === true;
      if (!isExact && golden.id !== "excel_14") continue;
      exact++;
      const found = build(golden, true);
      if (isExact) for (const { target, value } of golden.excel_forecast) close(found.forecast(target), value);
      for (const { target, value } of golden.excel_confint) {
        close(found.confint(target, golden.args.confidence_level ?? 0.95), value);
      }
      ["alpha", "beta", "gamma", "mase", "smape", "mae", "rmse"].forEach((name, i) => {
        const value = golden.excel_stat?.[name];
        if (value !== undefined) close(found.stat(i + 1) as number, value);
      });
    }
    expect(exact).toBeGreaterThanOrEqual(12);
  });
  it.skipIf(!haveReferences)("with free weights the squared error in the sample is no larger than Excel's", () => {
    for (const golden of weighed) {
      const { squares } = build(golden, false);
      const sigma = golden.derived?.sigma as number;
      expect(squares, golden.id).toBeLessThanOrEqual(sigma * sigma * golden.values.length * (1 + 1e-9));
    }
  });
  it.skipIf(!haveReferences)("finds Excel's period on at least 14 of the workbooks", () => {
    const right = weighed.filter(({ values: given, derived }) => excelPeriod(given) === derived?.period);
    expect(right.length).toBeGreaterThanOrEqual(14);
  });
});

describe("FORECAST.ETS", () => {
  it("by hand: without season the first error is 0, and the start is one least-squares step before the first value", () => {
    // Slope of 1, 3, 2 is 0.5; level 0.5. f = 1, 1.5 + …: e = 0, 1.5, then l = 1.5 + 0.75 = 2.25, b = 0.65, f = 2.9, e = -0.9.
    const found = excelEts({
      values: [1, 3, 2],
      timeline: [1, 2, 3],
      seasonality: 0,
      weights: { alpha: 0.5, beta: 0.1, gamma: 0 },
    });
    expect(found.squares).toBeCloseTo(1.5 ** 2 + 0.9 ** 2, 12);
    // l = 2.9 - 0.45 = 2.45, b = 0.65 - 0.09 = 0.56.
    expect(found.forecast(4)).toBeCloseTo(3.01, 12);
    expect(found.confint(4, 0.95)).toBeCloseTo(1.959963984540054 * Math.sqrt(3.06 / 3), 9);
  });
  it("continues an exact line and an exact season on a line exactly, for even and odd periods of two cycles and more", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 13 }),
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: -20, max: 20 }),
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 13, maxLength: 13 }),
        (m, more, slope, season) => {
          const at = (t: number) => 100 + slope * t + (season[t % m] as number);
          const n = 2 * m + more;
          const found = excelEts({ values: count(n).map(at), timeline: count(n), seasonality: m });
          for (const steps of [1, 2, m, m + 1]) expect(found.forecast(n + steps)).toBeCloseTo(at(n + steps), 7);
        },
      ),
      { numRuns: 60 },
    );
    expect(excelEts({ values: [5, 5, 5, 5], timeline: count(4) }).forecast(9)).toBeCloseTo(5, 12);
    expect(excelEts({ values: [5, 7], timeline: count(2) }).forecast(3)).toBeCloseTo(9, 12);
  });
  it("does not depend on the order of rows, and scales and shifts with the values", () => {
    const plain = excelEts({ values, timeline: count(12) });
    expect(excelEts({ values: [...values].reverse(), timeline: count(12).reverse() }).forecast(14)).toBe(
      plain.forecast(14),
    );
    const moved = excelEts({ values: values.map((v) => 10 * v - 3), timeline: count(12), weights: plain.weights });
    expect(moved.forecast(14)).toBeCloseTo(10 * plain.forecast(14) - 3, 8);
  });
  it("never narrows with the target, and is the middle between steps", () => {
    const found = excelEts({ values, timeline: count(12) });
    const widths = count(20).map((h) => found.confint(12 + h));
    expect(widths).toEqual([...widths].sort((a, b) => a - b));
    expect(found.forecast(13.5)).toBeCloseTo((found.forecast(13) + found.forecast(14)) / 2, 10);
  });
  it("reads STAT 1 to 8; without a season gamma is the smallest step above 1, less 1", () => {
    const found = excelEts({ values, timeline: count(12).map((t) => 7 * t), seasonality: 0 });
    expect(found.stat(3)).toBe(Number.EPSILON);
    expect(found.stat(8)).toBe(7);
    for (const type of [1, 2, 4, 5, 6, 7]) expect(found.stat(type)).toBeGreaterThan(0);
    expect(excelEts({ values: [5, 5, 5, 5, 5], timeline: count(5) }).stat(4)).toBeNull();
  });
  it("refuses what Excel refuses", () => {
    refused(() => excelEts({ values, timeline: count(11) }), "TIMELINE_LENGTH");
    refused(() => excelEts({ values: [1, 2, 3, 4, 5], timeline: [1, 2, 3.5, 4, 5.2] }), "TIMELINE_UNEVEN");
    for (const seasonality of [-1, 2.5, 8761])
      refused(() => excelEts({ values, timeline: count(12), seasonality }), "SEASONALITY_RANGE");
    refused(() => excelEts({ values, timeline: count(12), seasonality: 7 }), "HISTORY_TOO_SHORT");
    refused(() => excelEts({ values: [5], timeline: [1] }), "HISTORY_TOO_SHORT");
    refused(() => excelEts({ values: [1, 2, 3, 4, 5, 6], timeline: [1, 2, 5, 6, 9, 10] }), "TIMELINE_GAPS");
    refused(() => excelEts({ values, timeline: count(12), aggregation: 8 }), "FORECAST_ARGUMENT");
    refused(() => excelEts({ values, timeline: count(12), dataCompletion: 2 }), "FORECAST_ARGUMENT");
    const found = excelEts({ values, timeline: count(12) });
    refused(() => found.forecast(11), "TARGET_BEFORE_TIMELINE_END");
    for (const level of [0, 1, 95]) refused(() => found.confint(13, level), "FORECAST_ARGUMENT");
    refused(() => found.stat(9), "FORECAST_ARGUMENT");
    refused(() => excelEts({ values: [1, Number.NaN, 3], timeline: count(3) }), "NOT_A_NUMBER");
  });
});

describe("Excel's data rules", () => {
  it("fills gaps on the line between neighbours, or with 0", () => {
    expect([...excelData([1, 2, 3, 5], [1, 2, 3, 5], 1, 1).values]).toEqual([1, 2, 3, 4, 5]);
    expect([...excelData([1, 2, 3, 5], [1, 2, 3, 5], 0, 1).values]).toEqual([1, 2, 3, 0, 5]);
  });
  it.each([
    [0, 4],
    [1, 4],
    [2, 3],
    [3, 3],
    [4, 9],
    [5, 2],
    [6, 1],
    [7, 12],
  ])("aggregation %s of 9, 1 and 2 is %s", (aggregation, expected) => {
    expect(excelData([5, 9, 1, 2], [1, 2, 2, 2], 1, aggregation).values[1]).toBe(expected);
  });
  it("takes month ends, quarter ends and the same day of months as even steps, a leap February included", () => {
    // Serials of 2023-12-31, 2024-01-31, 2024-02-29, 2024-03-31, and of the 15th of four months.
    for (const serials of [
      [45291, 45322, 45351, 45382],
      [45306, 45337, 45366, 45397],
    ]) {
      const { step, stepsTo, values: read } = excelData([1, 2, 3, 4], serials, 1, 1);
      expect([step, read.length]).toEqual([1, 4]);
      expect(stepsTo((serials[3] as number) + 30)).toBe(1);
    }
    expect(excelData([1, 2, 3], [45291, 45382, 45473], 1, 1).step).toBe(3);
  });
});
