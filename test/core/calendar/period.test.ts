import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarYear, type FiscalCalendar } from "../../../core/calendar/fiscal.ts";
import { addDays, dateOfDayNumber, isoDate } from "../../../core/calendar/iso-date.ts";
import * as p from "../../../core/calendar/period.ts";
import { languages } from "../../../core/locale/language.ts";

const february: FiscalCalendar = { startMonth: 2, label: "end_year" };
const july: FiscalCalendar = { startMonth: 7, label: "start_year" };
const retail: FiscalCalendar = { startMonth: 1, label: "end_year", pattern: "4-4-5" };
const label = (text: string, fiscal = calendarYear) => p.parsePeriod(text, fiscal).label;

describe("parsePeriod", () => {
  it.each([
    ["2026-Q3", "2026-Q3"],
    ["Q3 2026", "2026-Q3"],
    ["q3/26", "2026-Q3"],
    ["2026Q3", "2026-Q3"],
    ["Q3 FY26", "2026-Q3"],
    ["FY26 Q1", "2026-Q1"],
    ["FY2026-Q4", "2026-Q4"],
    ["Q3'26", "2026-Q3"],
    ["3rd quarter 2026", "2026-Q3"],
    ["Third quarter of 2026", "2026-Q3"],
    ["3. Quartal 2026", "2026-Q3"],
    ["III. Quartal 2026", "2026-Q3"],
    ["GJ 2026 Q2", "2026-Q2"],
    ["3T 2026", "2026-Q3"],
    ["T3 2026", "2026-Q3"],
    ["1.er trimestre de 2026", "2026-Q1"],
    ["Segundo trimestre de 2026", "2026-Q2"],
    ["III kw. 2026", "2026-Q3"],
    ["IV KWARTAŁ 2026 r.", "2026-Q4"],
    ["3º trimestre de 2026", "2026-Q3"],
    ["3o trimestre de 2026", "2026-Q3"],
    ["1T26", "2026-Q1"],
    ["2026 3. Çeyrek", "2026-Q3"],
    ["Ç3 2026", "2026-Q3"],
    ["2026'nın 3. çeyreği", "2026-Q3"],
    ["2026-07", "2026-07"],
    ["07/2026", "2026-07"],
    ["7.2026", "2026-07"],
    ["202607", "2026-07"],
    ["Jul-26", "2026-07"],
    ["Jul '26", "2026-07"],
    ["March 2026", "2026-03"],
    ["März 2026", "2026-03"],
    ["julio de 2026", "2026-07"],
    ["lipiec 2026", "2026-07"],
    ["października 2026 r.", "2026-10"],
    ["março de 2026", "2026-03"],
    ["Temmuz 2026", "2026-07"],
    ["2026 Ağustos", "2026-08"],
    ["KASIM 2026", "2026-11"],
    ["2026-M07", "2026-07"],
    ["2026", "2026"],
    ["FY26", "2026"],
    ["Geschäftsjahr 2026", "2026"],
    ["rok obrotowy 2026", "2026"],
    ["2026 mali yılı", "2026"],
  ])("reads %s as %s", (text, wanted) => {
    expect(label(text)).toBe(wanted);
  });
  it.each([
    "",
    "Q5 2026",
    "Q3",
    "soon",
    "2026-13",
    "07/26",
    "2026-07-01",
    "H1 2026",
    "July",
    "Q3 Q4 2026",
    "Q0 2026",
    "26",
  ])("refuses '%s'", (text) => {
    expect(() => label(text)).toThrow(expect.objectContaining({ code: "NOT_A_PERIOD" }));
  });
  it("takes quarters and years from the fiscal calendar and months from the calendar", () => {
    expect(p.parsePeriod("FY26 Q1", february)).toEqual({
      kind: "quarter",
      start: "2025-02-01",
      end: "2025-04-30",
      label: "2026-Q1",
    });
    expect(p.parsePeriod("2024", july)).toMatchObject({ start: "2024-07-01", end: "2025-06-30" });
    expect(p.parsePeriod("July 2026", february)).toMatchObject({ start: "2026-07-01", end: "2026-07-31" });
    expect(label("FY2025/26", february)).toBe("2026");
    expect(label("FY2025/26", july)).toBe("2025");
  });
  it("reads a period of a week-based year", () => {
    expect(p.parsePeriod("2023-P12", retail)).toMatchObject({
      start: "2023-12-24",
      end: "2024-02-03",
      label: "2023-P12",
    });
    expect(() => label("July 2026", retail)).toThrow(expect.objectContaining({ code: "NOT_A_PERIOD" }));
  });
});

describe("a period of a calendar", () => {
  const day = fc.integer({ min: 0, max: 30000 }).map(dateOfDayNumber);
  const kind = fc.constantFrom<p.Period["kind"]>("month", "quarter", "year");
  const fiscal = fc.oneof(
    fc.record({ startMonth: fc.integer({ min: 1, max: 12 }), label: fc.constantFrom("end_year", "start_year") }),
    fc.constantFrom<FiscalCalendar>(retail, { ...retail, pattern: "5-4-4" }),
  ) as fc.Arbitrary<FiscalCalendar>;

  it("contains its date and touches its neighbours without gap", () => {
    fc.assert(
      fc.property(day, kind, fiscal, (date, k, f) => {
        const period = p.periodContaining(date, k, f);
        const before = p.previousPeriod(period, f);
        return period.start <= date && date <= period.end && addDays(before.end, 1) === period.start;
      }),
    );
  });
  it("reads its own label and its words in every language", () => {
    fc.assert(
      fc.property(day, kind, fiscal, fc.constantFrom(...languages), (date, k, f, language) => {
        const period = p.periodContaining(date, k, f);
        expect(p.parsePeriod(period.label, f)).toEqual(period);
        expect(p.parsePeriod(p.printPeriod(period, f, language), f)).toEqual(period);
      }),
    );
  });
  it("a year holds four quarters and twelve months", () => {
    fc.assert(
      fc.property(day, fiscal, (date, f) => {
        const year = p.periodContaining(date, "year", f);
        expect(p.periodsBetween(year.start, year.end, "quarter", f)).toHaveLength(4);
        expect(p.periodsBetween(year.start, year.end, "month", f)).toHaveLength(12);
        expect(p.samePeriodLastYear(year, f)).toEqual(p.previousPeriod(year, f));
      }),
    );
  });
  it("no periods lie between a date and an earlier one", () => {
    expect(p.periodsBetween(isoDate("2026-02-01"), isoDate("2026-01-01"), "month", calendarYear)).toEqual([]);
  });
});
