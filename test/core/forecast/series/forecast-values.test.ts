import { describe, expect, it } from "vitest";
import { addDays, addMonths, type IsoDate, isoDate, monthEnd, monthIndex } from "../../../../core/calendar/iso-date.ts";
import { forecastValues, mostHorizon, sayForecast } from "../../../../core/forecast/series/forecast-values.ts";
import { readTimeline, tradingDays } from "../../../../core/forecast/series/timeline.ts";
import { languages } from "../../../../core/locale/language.ts";

const jan = isoDate("2022-01-01");
const months = (count: number, from: IsoDate = jan) => Array.from({ length: count }, (_, i) => addMonths(from, i));
const sales = (count: number) =>
  Array.from({ length: count }, (_, t) =>
    Math.round(1000 + 10 * t + 200 * Math.sin((t * Math.PI) / 6) + ((t * 31) % 13)),
  );
const notes = (found: ReturnType<typeof forecastValues>) => found.warnings.map(({ message }) => message);

describe("timeline", () => {
  it.each([
    ["2024-01-31", "month", 12],
    ["2024-01-15", "month", 12],
  ])("from %s on: months", (from, unit, season) => {
    const found = readTimeline(months(24, isoDate(from)));
    expect(found).toMatchObject({ unit, season, missing: 0, duplicates: 0, outOfOrder: false });
    expect(found.dateAfter(1)).toBe(addMonths(isoDate(from), 24));
    expect(found.dateAfter(0)).toBe(found.last);
    expect(found.dateAfter(-3)).toBe(addMonths(isoDate(from), 20));
  });
  it("keeps month ends and quarter ends at the end, over a leap February", () => {
    const ends = Array.from({ length: 10 }, (_, i) => monthEnd(monthIndex(isoDate("2023-04-30")) + i));
    expect(readTimeline(ends).dateAfter(1)).toBe("2024-02-29");
    const quarters = ["2023-03-31", "2023-06-30", "2023-09-30", "2023-12-31"].map((date) => isoDate(date));
    expect(readTimeline(quarters)).toMatchObject({ unit: "quarter", season: 4, datedAtEnd: true });
    expect(readTimeline(quarters).dateAfter(2)).toBe("2024-06-30");
  });
  it("reads fiscal months of four and five weeks and goes on with last year's pattern", () => {
    const starts: IsoDate[] = [isoDate("2023-01-29")];
    for (let i = 1; i < 24; i++) starts.push(addDays(starts[i - 1] as IsoDate, [28, 28, 35][(i - 1) % 3] as number));
    const found = readTimeline(starts);
    expect(found).toMatchObject({ unit: "month", season: 12, missing: 0 });
    expect(found.dateAfter(1)).toBe(addDays(starts[23] as IsoDate, 35));
    expect(found.dateAfter(0)).toBe(starts[23]);
  });
  it("reads weeks, days, working days and years", () => {
    const every = (days: number, count: number) => Array.from({ length: count }, (_, i) => addDays(jan, days * i));
    expect(readTimeline(every(7, 5))).toMatchObject({ unit: "week", season: 52 });
    expect(readTimeline(every(1, 9))).toMatchObject({ unit: "day", season: 7 });
    expect(readTimeline(months(5).map((_, i) => addMonths(jan, 12 * i)))).toMatchObject({ unit: "year", season: 1 });
    // 2022-01-03 is a Monday.
    const working = every(1, 30).filter((date) => ((Number(date.slice(8)) + 4) % 7) + 1 <= 5);
    const found = readTimeline(working);
    expect(found).toMatchObject({ unit: "day", season: 5, missing: 0 });
    expect(found.dateAfter(1)).toBe("2022-01-31");
  });
  it("finds missing and repeated periods and sorts", () => {
    const dates = [...months(12)].reverse().filter((date) => date !== "2022-05-01");
    const found = readTimeline([...dates, isoDate("2022-03-01")]);
    expect(found).toMatchObject({
      missing: 1,
      duplicates: 1,
      outOfOrder: true,
      first: "2022-01-01",
      last: "2022-12-01",
    });
  });
  it("refuses uneven steps and a single date, naming one", () => {
    const uneven = ["2022-01-01", "2022-01-02", "2022-01-04", "2022-01-30"].map((date) => isoDate(date));
    expect(readTimeline(uneven).missing).toBe(26);
    const odd = ["2022-01-01", "2022-01-11", "2022-01-14"].map((date) => isoDate(date));
    expect(() => readTimeline(odd)).toThrow(expect.objectContaining({ code: "TIMELINE_UNEVEN" }));
    expect(() => readTimeline([jan])).toThrow(expect.objectContaining({ code: "TIMELINE_UNEVEN" }));
  });
  it("counts weekdays of a month", () => {
    // February 2024 has 29 days and begins on a Thursday.
    expect(tradingDays(isoDate("2024-02-10"))).toBe(21);
    expect(tradingDays(isoDate("2023-02-01"))).toBe(20);
  });
});

describe("forecast of values", () => {
  it("gives one row a period with dates and bounds around it, the sum, the method and the accuracy", () => {
    const found = forecastValues(sales(48), 6, { timeline: months(48) });
    expect(found.rows.map(({ date }) => date)).toEqual(months(6, isoDate("2026-01-01")));
    for (const { forecast, low80, high80, low95, high95 } of found.rows) {
      expect([low95, low80, forecast, high80, high95]).toEqual(
        [low95, low80, forecast, high80, high95].sort((a, b) => a - b),
      );
    }
    expect(found.total.forecast).toBeCloseTo(
      found.rows.reduce((all, { forecast }) => all + forecast, 0),
      6,
    );
    expect(found.method).toBe("seasonal");
    expect(found.accuracy?.heldBack).toBe(6);
    expect(found.accuracy?.smape).toBeLessThan(5);
    expect(found.warnings).toEqual([]);
  });
  it("says every note in every language without a hole", () => {
    const shuffled = [...months(14), isoDate("2022-02-01")].reverse();
    const found = forecastValues(
      [...sales(14), 5].map((v, i) => (i === 6 ? null : v)),
      30,
      { timeline: shuffled, asOf: isoDate("2023-02-10") },
    );
    expect(notes(found)).toEqual([
      "sorted",
      "duplicatesSummed",
      "lastUnfinished",
      "gapsFilled",
      "seasonTooLong",
      "horizonLong",
    ]);
    for (const language of languages) {
      for (const note of [...found.warnings, found.description])
        expect(sayForecast(note, language)).not.toMatch(/[{}]/);
    }
  });
  it("does not depend on the order of dated rows", () => {
    const a = forecastValues(sales(30), 4, { timeline: months(30) });
    const b = forecastValues([...sales(30)].reverse(), 4, { timeline: [...months(30)].reverse() });
    expect(b.rows).toEqual(a.rows);
  });
  it("leaves a last period out that isn't over and forecasts it, by first or last day of the period", () => {
    const cut = forecastValues(sales(36), 2, { timeline: months(36), asOf: isoDate("2024-12-30") });
    expect(notes(cut)).toEqual(["lastUnfinished"]);
    expect(cut.rows[0]?.date).toBe("2024-12-01");
    expect(cut.rows).toEqual(forecastValues(sales(36).slice(0, 35), 2, { timeline: months(35) }).rows);
    expect(notes(forecastValues(sales(36), 2, { timeline: months(36), asOf: isoDate("2024-12-31") }))).toEqual([]);
    const ends = months(36).map((date) => monthEnd(monthIndex(date)));
    expect(notes(forecastValues(sales(36), 2, { timeline: ends, asOf: isoDate("2024-12-30") }))).toEqual([
      "lastUnfinished",
    ]);
    expect(notes(forecastValues(sales(36), 2, { timeline: ends, asOf: isoDate("2024-12-31") }))).toEqual([]);
  });
  it("fills blanks between neighbours or with 0, and drops them at the ends", () => {
    const values = [null, 10, null, 30, 40, null];
    expect([...forecastValues(values, 1).history]).toEqual([10, 20, 30, 40]);
    expect([...forecastValues(values, 1, { missing: "zero" }).history]).toEqual([10, 0, 30, 40]);
  });
  it("per trading day gives longer months more", () => {
    const perDay = months(36).map((date) => 100 * tradingDays(date));
    const found = forecastValues(perDay, 3, { timeline: months(36), tradingDays: true });
    expect(found.rows.map(({ forecast }) => Math.round(forecast))).toEqual(
      months(3, isoDate("2025-01-01")).map((date) => 100 * tradingDays(date)),
    );
  });
  it.each([
    [[5], "short"],
    [[0, 0, 0, 0], "constant"],
    [[4, 9], "short"],
    [[-3, -5, -2, -7, -4, -6, -8], "trend"],
  ])("of %o still answers, with a warning", (values, method) => {
    const found = forecastValues(values, 2);
    expect(found.method).toBe(method);
    expect(notes(found)).toContain("historyShort");
    expect(found.rows).toHaveLength(2);
  });
  it("warns of a season longer than half the history", () => {
    expect(notes(forecastValues(sales(20), 2, { period: 12 }))).toContain("seasonTooLong");
  });
  it.each([0, -1, 1.5, 10000, Number.NaN])("refuses a horizon of %s", (horizon) => {
    expect(() => forecastValues(sales(20), horizon)).toThrow(expect.objectContaining({ code: "HORIZON_RANGE" }));
  });
  it("takes the longest horizon", () => {
    expect(forecastValues(sales(40), mostHorizon, { period: 12 }).rows).toHaveLength(mostHorizon);
  });
  it("refuses nothing to forecast from, values that are no numbers, seasons and timelines that can't be", () => {
    const refused = (run: () => unknown, code: string) => expect(run).toThrow(expect.objectContaining({ code }));
    refused(() => forecastValues([], 3), "HISTORY_TOO_SHORT");
    refused(() => forecastValues([null, null], 3), "HISTORY_TOO_SHORT");
    refused(() => forecastValues([1, Number.NaN, 2], 3), "NOT_A_NUMBER");
    refused(() => forecastValues(sales(20), 3, { period: -1 }), "SEASONALITY_RANGE");
    refused(() => forecastValues(sales(20), 3, { period: 2.5 }), "SEASONALITY_RANGE");
    refused(() => forecastValues(sales(20), 3, { timeline: months(19) }), "TIMELINE_LENGTH");
  });
  it("200 products of four years come well inside a cell's 30 seconds", () => {
    const start = performance.now();
    for (let i = 0; i < 200; i++)
      forecastValues(
        sales(48).map((value) => value + ((i * 7) % 23)),
        12,
        { period: 12 },
      );
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});
