import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addNumber, numberEvidence, provenDecimal } from "../../../core/import/column-evidence.ts";
import { type NumberFormat, parseAmount, parseNumber, parsePercent, witness } from "../../../core/import/numbers.ts";
import { badAmount, badNumber, undecided } from "../../../core/import/parsed.ts";
import { formatNumber } from "../../../core/locale/format.ts";
import { languages } from "../../../core/locale/language.ts";
import { exact, toText } from "../../../core/money/exact.ts";

const format = (decimal: NumberFormat["decimal"], more: Partial<NumberFormat> = {}): NumberFormat => ({
  decimal,
  suffixes: false,
  percent: "percent",
  ...more,
});
const point = format(".");
const comma = format(",");
const amount = (text: string, as: NumberFormat) => {
  const parsed = parseAmount(text, as);
  return parsed !== null && "text" in parsed ? parsed.text : parsed;
};

describe("amounts", () => {
  it.each([
    ["1,234.56", "1234.56"],
    ["-1,234.50", "-1234.50"],
    ["(1,234.00)", "-1234.00"],
    ["($5.00)", "-5.00"],
    ["5.00-", "-5.00"],
    ["\u22125", "-5"],
    ["1\u202f234\u202f567.8", "1234567.8"],
    ["1'234.5", "1234.5"],
    ["12,34,567.00", "1234567.00"],
    ["1e3", "1000"],
    ["1.5E-02", "0.015"],
    ["-0.00", "0.00"],
    ["007", "7"],
    [".5", "0.5"],
    ["123456789012345678901.5", "123456789012345678901.5"],
  ])("%s with a point is %s", (text, value) => expect(amount(text, point)).toBe(value));

  it.each([
    ["1.234,56", "1234.56"],
    ["1.234", "1234"],
    ["1\u00a0234,56 zł", "1234.56"],
    ["R$ 1.234,56", "1234.56"],
    ["-R$ 1,50", "-1.50"],
  ])("%s with a comma is %s", (text, value) => expect(amount(text, comma)).toBe(value));

  it.each([
    "1,23",
    "1.2.3",
    "12%",
    "abc",
    "$",
    "1e309",
    "NaN",
    "Infinity",
    "٣٤٥",
    "1 234 5",
    "1,234.",
    "--5",
    "(-5)",
    "1 2",
    "$5€",
    "5K",
  ])("%s with a point is bad_amount", (text) => expect(amount(text, point)).toBe(badAmount));

  it.each(["", "  ", "-", "N/A", "n/a", "#N/A", "NULL"])("'%s' is blank", (text) =>
    expect(amount(text, point)).toBeNull(),
  );

  it("know the currency written before or behind them", () => {
    for (const [text, code] of [
      ["$5", "USD"],
      ["5 €", "EUR"],
      ["R$ 5", "BRL"],
      ["5 TL", "TRY"],
      ["PLN 5", "PLN"],
      ["5", null],
    ]) {
      expect(parseAmount(text as string, point)).toMatchObject({ currency: code });
    }
  });

  it("take K and M only where the column writes them", () => {
    const suffixed = format(".", { suffixes: true });
    expect(amount("$1,117.10K", suffixed)).toBe("1117100");
    expect(amount("2.5M", suffixed)).toBe("2500000");
    expect(amount("2.5M", point)).toBe(badAmount);
    expect(amount("12.5 Mio.", suffixed)).toBe(badAmount);
  });

  it("stay undecided where both marks fit and nothing decides", () => {
    expect(amount("1.234", format("undecided"))).toBe(undecided);
    expect(amount("1234", format("undecided"))).toBe("1234");
    expect(amount("x", format("undecided"))).toBe(badAmount);
  });
});

describe("a column that needed no mark so far", () => {
  it("reads what shows its own mark and guesses nothing", () => {
    const none = format(null);
    expect(amount("1,234.5", none)).toBe("1234.5");
    expect(amount("1.234,5", none)).toBe("1234.5");
    expect(amount("1234", none)).toBe("1234");
    expect(amount("1.234", none)).toBe(badAmount);
  });
});

describe("percentages and numbers", () => {
  it("percentages are fractions, whatever their sign's place", () => {
    for (const text of ["25", "25%", "%25", "25 %"]) expect(parsePercent(text, point)).toMatchObject({ text: "0.25" });
    expect(parsePercent("100", point)).toMatchObject({ text: "1" });
    expect(parsePercent("0", point)).toMatchObject({ text: "0" });
    expect(parsePercent("0.25", format(".", { percent: "fraction" }))).toMatchObject({ text: "0.25" });
  });

  it("a plain number has no currency and no percent sign", () => {
    expect(parseNumber("5 €", point)).toBe(badNumber);
    expect(parseNumber("5%", point)).toBe(badNumber);
  });
});

describe("the decimal mark of a column", () => {
  const proven = (...texts: string[]) => {
    const evidence = numberEvidence();
    for (const text of texts) addNumber(evidence, text);
    return provenDecimal(evidence);
  };

  it("is proven by a value that only one mark can read", () => {
    expect(proven("1.234", "12,5")).toBe(",");
    expect(proven("1,234", "12.5")).toBe(".");
    expect(proven("1.234.567")).toBe(",");
    expect(proven("0.123")).toBe(".");
  });

  it("is open where every value fits both, or the values disagree", () => {
    expect(proven("1.234", "999")).toBeNull();
    expect(proven()).toBeNull();
    expect(proven("1.5", "1,5")).toBe("conflict");
  });

  it("a witness never speaks against a text it can read in one way only", () => {
    expect([witness("1.234"), witness("1.23"), witness("1,23"), witness("123"), witness("x")]).toEqual([
      "either",
      ".",
      ",",
      "none",
      "bad",
    ]);
  });
});

describe("parse after format", () => {
  const decimalMark = { en: ".", de: ",", es: ",", pl: ",", pt: ",", tr: "," } as const;

  it("is identity for every language's way of writing numbers", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        fc.constantFrom(...languages),
        (units, language) => {
          const value = { n: units, d: 100n };
          const text = formatNumber(value, 2, language);
          const back = amount(text, format(decimalMark[language]));
          expect(toText(exact(back as string))).toBe(toText(value));
        },
      ),
    );
  });

  it("no text makes the parser throw, and what it gives is a decimal number", () => {
    const piece = fc.constantFrom(
      "1",
      "0",
      "9",
      ".",
      ",",
      " ",
      "-",
      "(",
      ")",
      "$",
      "€",
      "e",
      "E",
      "+",
      "%",
      "K",
      "'",
      "\u00a0",
      "x",
    );
    fc.assert(
      fc.property(
        fc.string({ unit: piece, maxLength: 10 }),
        fc.constantFrom(point, comma, format("undecided")),
        (text, as) => {
          const parsed = parseAmount(text, as);
          if (parsed !== null && "text" in parsed) expect(parsed.text).toMatch(/^-?(0|[1-9]\d*)(\.\d+)?$/);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
