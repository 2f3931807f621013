import { describe, expect, it } from "vitest";
import { isoDate } from "../../../core/calendar/iso-date.ts";
import { formatDate, formatMoney, formatNumber, formatPercent } from "../../../core/locale/format.ts";
import { languages } from "../../../core/locale/language.ts";

describe("format", () => {
  // Expected: Unicode CLDR patterns of en, de, es, pl, pt-BR and tr.
  it.each([
    ["en", "12,345.50"],
    ["de", "12.345,50"],
    ["es", "12.345,50"],
    ["pl", "12\u00a0345,50"],
    ["pt", "12.345,50"],
    ["tr", "12.345,50"],
  ] as const)("groups numbers in %s", (language, text) => {
    expect(formatNumber("12345.5", 2, language)).toBe(text);
  });
  it("leaves four digits ungrouped in Spanish and Polish", () => {
    expect(languages.map((language) => formatNumber(1234, 0, language))).toEqual([
      "1,234",
      "1.234",
      "1234",
      "1234",
      "1.234",
      "1.234",
    ]);
  });
  it("writes percentages and money in the language's order", () => {
    expect(languages.map((language) => formatPercent("0.125", 1, language))).toEqual([
      "12.5%",
      "12,5\u00a0%",
      "12,5\u00a0%",
      "12,5%",
      "12,5%",
      "%12,5",
    ]);
    expect(formatMoney("-5", 2, "EUR", "de")).toBe("\u22125,00\u00a0EUR");
  });
  it("never writes minus zero", () => {
    expect(formatNumber("-0.001", 2, "en")).toBe("0.00");
  });
  it("writes dates as the language does", () => {
    expect(languages.map((language) => formatDate(isoDate("2026-03-05"), language))).toEqual([
      "2026-03-05",
      "05.03.2026",
      "05/03/2026",
      "05.03.2026",
      "05/03/2026",
      "05.03.2026",
    ]);
  });

  it("puts the sign before the Turkish percent sign, as CLDR does", () => {
    expect(formatPercent("-0.363", 1, "tr")).toBe("\u2212%36,3");
  });
});
