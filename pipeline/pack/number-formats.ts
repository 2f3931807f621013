import type { Language } from "../../core/locale/language.ts";
import type { ColumnKind } from "../../core/results.ts";
import { digitsOf } from "./cell-text.ts";

// A file holds formats in their invariant form: comma and point here stand for the reader's own separators.
const dates: Readonly<Record<Language, string>> = {
  en: "yyyy-mm-dd",
  de: "dd.mm.yyyy",
  es: "dd/mm/yyyy",
  pl: "dd.mm.yyyy",
  pt: "dd/mm/yyyy",
  tr: "dd.mm.yyyy",
};

const percents: Readonly<Record<Language, (number: string) => string>> = {
  en: (number) => `${number}%`,
  de: (number) => `${number}\u00a0%`,
  es: (number) => `${number}\u00a0%`,
  pl: (number) => `${number}%`,
  pt: (number) => `${number}%`,
  tr: (number) => `%${number}`,
};

const decimals = (digits: number): string => (digits === 0 ? "" : `.${"0".repeat(digits)}`);

/** The number format of a kind of column in the language; money shows the currency's minor units unless the column says otherwise. */
export const numberFormat = (kind: ColumnKind, language: Language, currencyDigits: number, digits?: number): string => {
  switch (kind) {
    case "text":
      return "@";
    case "date":
      return dates[language];
    case "percent":
      return percents[language](`0${decimals(digitsOf(kind, digits))}`);
    case "money":
      return `#,##0${decimals(digits ?? currencyDigits)}`;
    case "integer":
    case "days":
    case "number":
      return `#,##0${decimals(digitsOf(kind, digits))}`;
  }
};

/** Money with its currency behind the number, for a cell that no header names; the plain number where the currency is unknown (""). */
export const moneyFormat = (currency: string, digits: number): string => {
  const code = currency.replace(/[^A-Za-z]/g, "");
  return `#,##0${decimals(digits)}${code === "" ? "" : `\u00a0"${code}"`}`;
};
