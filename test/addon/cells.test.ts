import { describe, expect, it } from "vitest";
import { Cursor, choice, count, date, flag, isBlank, number, rangeOf, rate, text } from "../../addon/cells.ts";
import { toText } from "../../core/money/exact.ts";

const host = (zone = "Etc/UTC") => ({ zone: () => zone, language: () => "en" as const });
const at = (zone?: string) => new Cursor({ name: "amounts", isCell: false }, host(zone));
const refused = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
  return "nothing refused";
};

describe("a blank", () => {
  it("is '', null, undefined and text of spaces, never 0 or FALSE", () => {
    for (const blank of ["", null, undefined, "  ", "\u00a0"]) expect(isBlank(blank)).toBe(true);
    for (const filled of [0, false, "0", new Date(0)]) expect(isBlank(filled)).toBe(false);
  });
});

describe("a range", () => {
  it("is rows whatever came: a bare value is one cell, a flat list a column, ragged rows as wide as the widest", () => {
    expect(rangeOf(7, "x")).toMatchObject({ rows: [[7]], isCell: true });
    expect(rangeOf([1, 2], "x")).toMatchObject({ rows: [[1], [2]], width: 1, isCell: false });
    expect(rangeOf([[1], [2, 3]], "x").width).toBe(2);
    expect(rangeOf([], "x").rows).toEqual([]);
  });
});

describe("a number", () => {
  it("keeps the decimals that the cell shows: 0.1 is one tenth", () => {
    expect(toText(number.read(0.1, at()))).toBe("0.1");
  });

  it("refuses text of any locale, dates, booleans and errors, each by its own code", () => {
    expect(refused(() => number.read("1.234,50", at()))).toBe("NUMBER_IS_TEXT");
    expect(refused(() => number.read(new Date(0), at()))).toBe("DATE_AS_NUMBER");
    expect(refused(() => number.read(true, at()))).toBe("NOT_A_NUMBER");
    expect(refused(() => number.read(Number.NaN, at()))).toBe("NOT_A_NUMBER");
    expect(refused(() => number.read("#DIV/0!", at()))).toBe("CELL_ERROR");
  });

  it("refuses a rate of 15 where 15% is meant", () => {
    expect(toText(rate.read(0.15, at()))).toBe("0.15");
    expect(refused(() => rate.read(15, at()))).toBe("RATE_RANGE");
  });

  it("refuses counts outside their limits and with decimals", () => {
    expect(count(1, 12).read(12, at())).toBe(12);
    expect(refused(() => count(1, 12).read(13, at()))).toBe("COUNT_INVALID");
    expect(refused(() => count().read(1.5, at()))).toBe("COUNT_INVALID");
  });
});

describe("a date", () => {
  it("is the day on the spreadsheet's wall clock, whatever the script's zone", () => {
    const midnightInAuckland = new Date("2026-03-31T11:00:00Z");
    expect(date.read(midnightInAuckland, at("Pacific/Auckland"))).toBe("2026-04-01");
    expect(date.read(new Date("2026-01-01T05:00:00Z"), at("America/New_York"))).toBe("2026-01-01");
    expect(date.read(new Date("2026-01-01T04:59:59Z"), at("America/New_York"))).toBe("2025-12-31");
  });

  it("is the same day on the days on which clocks change", () => {
    expect(date.read(new Date("2026-03-28T23:00:00Z"), at("Europe/Berlin"))).toBe("2026-03-29");
    expect(date.read(new Date("2026-03-29T21:59:59Z"), at("Europe/Berlin"))).toBe("2026-03-29");
    expect(date.read(new Date("2026-10-25T22:59:59Z"), at("Europe/Berlin"))).toBe("2026-10-25");
  });

  it("may be a day number or year-month-day, also with a time and an offset", () => {
    expect(date.read(46_022, at())).toBe("2025-12-31");
    expect(date.read("2024-02-29", at())).toBe("2024-02-29");
    expect(date.read("2026-01-01 23:30", at("Europe/Berlin"))).toBe("2026-01-01");
    expect(date.read("2026-01-01T23:30:00Z", at("Europe/Berlin"))).toBe("2026-01-02");
  });

  it("is not a duration, a year, an amount or a day that does not exist", () => {
    for (const value of [new Date("1899-12-30T02:00:00Z"), 2026, 125_000, "2026-02-29", "31.12.2026", true]) {
      expect(refused(() => date.read(value, at()))).toBe("NOT_A_DATE");
    }
  });
});

describe("words", () => {
  it("are read in six languages where they are yes or no", () => {
    expect([true, "ja", "Evet", "tak", 0, "não", "FALSE"].map((value) => flag.read(value, at()))).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(refused(() => flag.read("maybe", at()))).toBe("NOT_A_FLAG");
  });

  it("are one of the choices whatever their case and spaces", () => {
    const modes = choice("best_case", "commit");
    expect(modes.read("Best Case", at())).toBe("best_case");
    expect(refused(() => modes.read("worst", at()))).toBe("CHOICE_UNKNOWN");
  });

  it("keep an id that is a number as it is written", () => {
    expect(text.read(1234567890123, at())).toBe("1234567890123");
    expect(text.read(" Ann  Lee ", at())).toBe("Ann Lee");
  });
});
