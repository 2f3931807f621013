import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dateOf, type IsoDate } from "../../../core/calendar/iso-date.ts";
import { addDate, dateEvidence, provenOrder } from "../../../core/import/column-evidence.ts";
import { type DayOrder, type InstantFormat, parseInstant } from "../../../core/import/dates.ts";
import { badDate } from "../../../core/import/parsed.ts";

const format = (order: InstantFormat["order"] = null, serials = false): InstantFormat => ({ order, serials });
const day = (text: string, as = format()) => {
  const parsed = parseInstant(text, as);
  return parsed !== null && "date" in parsed ? parsed.date : parsed;
};

describe("dates", () => {
  it.each([
    ["2025-03-01", "2025-03-01"],
    ["2025-3-1", "2025-03-01"],
    ["2025/03/01", "2025-03-01"],
    ["20250301", "2025-03-01"],
    ["01.03.2025", "2025-03-01"],
    ["1.3.25", "2025-03-01"],
    ["31.12.69", "1969-12-31"],
    ["31.12.68", "2068-12-31"],
    ["29.02.2024", "2024-02-29"],
    ["1 Mar 2025", "2025-03-01"],
    ["Mar 1, 2025", "2025-03-01"],
    ["March 1, 2025", "2025-03-01"],
    ["1-Mar-25", "2025-03-01"],
    ["1/Mar/2025", "2025-03-01"],
    ["15 Apr, 2021 00:02:00", "2021-04-15"],
    ["1. März 2025", "2025-03-01"],
    ["1 de março de 2025", "2025-03-01"],
    ["5 de enero de 2025", "2025-01-05"],
    ["5 października 2025", "2025-10-05"],
    ["5 Ağustos 2025", "2025-08-05"],
    ["9999-12-31 23:59:59", "9999-12-31"],
  ])("%s is %s", (text, date) => expect(day(text)).toBe(date));

  it.each([
    "31.02.2025",
    "29.02.2025",
    "00.01.2025",
    "01.13.2025",
    "2025-02-30",
    "0000-00-00",
    "1.1.1",
    "01.01.20255",
    "01..2025",
    "2025-1-1T25:00:00Z",
    "--",
    "45717",
    "2025-03",
    "Q1 2025",
    "gestern",
    "2025-03-01 24:00",
    "2025-03-01 10:60",
    "2025-03-01x",
    "2025-03-01 13:00 PM",
    "1 Foo 2025",
    "01-03.2025",
    "12/2025",
  ])("%s is bad_date", (text) => expect(day(text)).toBe(badDate));

  it("the day stays the one written: an offset never moves it", () => {
    expect(parseInstant("2025-03-01T23:30:00+02:00", format())).toEqual({
      date: "2025-03-01",
      seconds: 84600,
      offset: 120,
    });
    expect(parseInstant("2025-03-01T00:30:00.000+0000", format())).toEqual({
      date: "2025-03-01",
      seconds: 1800,
      offset: 0,
    });
    expect(parseInstant("2025-03-01T10:00:00Z", format())).toEqual({ date: "2025-03-01", seconds: 36000, offset: 0 });
    expect(parseInstant("2025-03-01 9:15", format())).toEqual({ date: "2025-03-01", seconds: 33300, offset: null });
    expect(parseInstant("2025-03-01", format())).toEqual({ date: "2025-03-01", seconds: null, offset: null });
  });

  it("twelve in the night is hour 0 and twelve at noon hour 12", () => {
    const at = (text: string) => parseInstant(text, format("month first"));
    expect(at("02/23/26 12:00 AM")).toMatchObject({ date: "2026-02-23", seconds: 0 });
    expect(at("02/23/26 12:30 PM")).toMatchObject({ seconds: 45000 });
    expect(at("02/23/26 08:55 p.m.")).toMatchObject({ seconds: 75300 });
  });

  it("serial numbers count where they may stand, with their fraction of a day", () => {
    expect(day("45717")).toBe(badDate);
    expect(day("45717", format(null, true))).toBe("2025-03-01");
    expect(parseInstant("45717.75", format(null, true))).toEqual({ date: "2025-03-01", seconds: 64800, offset: null });
  });

  it("day and month that could be swapped stay undecided until the column says", () => {
    const open = format("undecided");
    expect(day("01/02/2025", open)).toEqual({ undecided: true, dayFirst: "2025-02-01", monthFirst: "2025-01-02" });
    expect(day("13/02/2025", open)).toEqual({ undecided: true, dayFirst: "2025-02-13", monthFirst: null });
    expect(day("03/03/2025", open)).toBe("2025-03-03");
    expect(day("45/45/2025", open)).toBe(badDate);
    expect(day("01/02/2025", format("day first"))).toBe("2025-02-01");
    expect(day("01-02-2025", format("month first"))).toBe("2025-01-02");
  });

  it("a column that needed no order so far reads what shows its own and guesses nothing", () => {
    expect([day("13/02/2025"), day("02/13/2025"), day("05/05/2025")]).toEqual([
      "2025-02-13",
      "2025-02-13",
      "2025-05-05",
    ]);
    expect(day("01/02/2025")).toBe(badDate);
  });

  it("null words are blank", () =>
    expect(["", " ", "-", "N/A", "NULL"].map((text) => day(text))).toEqual(Array(5).fill(null)));
});

describe("the order of day and month in a column", () => {
  const proven = (...texts: string[]) => {
    const evidence = dateEvidence();
    for (const text of texts) addDate(evidence, text);
    return provenOrder(evidence);
  };

  it("is proven by one value with a day above 12", () => {
    expect(proven("01/02/2025", "13/02/2025")).toBe("day first");
    expect(proven("01/02/2025", "02/13/2025")).toBe("month first");
  });

  it("is open without one, and where values contradict each other", () => {
    expect(proven("01/02/2025", "03/03/2025")).toBeNull();
    expect(proven()).toBeNull();
    expect(proven("13/02/2025", "02/13/2025")).toBe("conflict");
  });
});

describe("parse after format", () => {
  const pad = (value: number) => String(value).padStart(2, "0");
  const english = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const writers: readonly (readonly [string, DayOrder, (y: number, m: number, d: number) => string])[] = [
    ["yyyy-mm-dd", "day first", (y, m, d) => `${y}-${pad(m)}-${pad(d)}`],
    ["yyyymmdd", "day first", (y, m, d) => `${y}${pad(m)}${pad(d)}`],
    ["dd.mm.yyyy", "month first", (y, m, d) => `${pad(d)}.${pad(m)}.${y}`],
    ["dd/mm/yyyy", "day first", (y, m, d) => `${pad(d)}/${pad(m)}/${y}`],
    ["m/d/yyyy", "month first", (y, m, d) => `${m}/${d}/${y}`],
    ["dd-mm-yyyy", "day first", (y, m, d) => `${pad(d)}-${pad(m)}-${y}`],
    ["d mmm yyyy", "day first", (y, m, d) => `${d} ${english[m - 1]} ${y}`],
    ["mmm d, yyyy", "day first", (y, m, d) => `${english[m - 1]} ${d}, ${y}`],
  ];
  const date = fc
    .tuple(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
    .map(([y, m, d]) => ({ y, m, d, iso: dateOf(y, m, d) }))
    .filter((found): found is { y: number; m: number; d: number; iso: IsoDate } => found.iso !== undefined);

  it.each(writers)("is identity for %s", (_, order, write) => {
    fc.assert(
      fc.property(date, ({ y, m, d, iso }) => {
        expect(day(write(y, m, d), format(order))).toBe(iso);
      }),
    );
  });

  it("no text makes the parser throw, and what it gives is a real day", () => {
    const piece = fc.constantFrom("0", "1", "2", "9", "-", "/", ".", ":", " ", "T", "Z", "+", "Mar", "PM", ",");
    fc.assert(
      fc.property(fc.string({ unit: piece, maxLength: 14 }), (text) => {
        const found = day(text, format("undecided"));
        if (typeof found === "string") expect(found).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }),
      { numRuns: 3000 },
    );
  });
});
