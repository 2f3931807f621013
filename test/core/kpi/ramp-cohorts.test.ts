import { describe, expect, it } from "vitest";
import { isoDate } from "../../../core/calendar/iso-date.ts";
import { rampCohorts } from "../../../core/kpi/ramp-cohorts.ts";
import { type Exact, exact, toText } from "../../../core/money/exact.ts";

const text = (value: Exact | null) => (value === null ? null : toText(value));

const list = (...values: number[]) => values.map((value) => exact(value));

describe("rampCohorts", () => {
  it("cohorts by quarter of hiring, ramp time censored, production by month with its n", () => {
    const hired = (date: string, ...monthly: number[]) => ({
      rep: date,
      hired: isoDate(date),
      monthly: list(...monthly),
    });
    const rows = rampCohorts(
      [hired("2025-01-15", 0, 50, 100), hired("2025-03-31", 100, 100), hired("2025-04-01", 10)],
      1,
      exact("0.8"),
      exact(100),
    );
    expect(rows.map(({ cohort, n, reached, medianMonths }) => [cohort, n, reached, medianMonths])).toEqual([
      ["2025-Q1", 2, 2, 1],
      ["2025-Q2", 1, 0, null],
    ]);
    expect(rows[0]?.byMonth.map(({ mean, n }) => [text(mean), n])).toEqual([
      ["50", 2],
      ["75", 2],
      ["100", 1],
    ]);
  });
});
