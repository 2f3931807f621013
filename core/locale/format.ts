import { dayOf, type IsoDate, monthOf, yearOf } from "../calendar/iso-date.ts";
import { type Exact, exact, toFixed } from "../money/exact.ts";
import type { Language } from "./language.ts";

/** How a language writes numbers and dates; the tables stand here because core may not use Intl. */
interface Conventions {
  readonly decimal: string;
  readonly group: string;
  /** Polish and Spanish leave four-digit numbers ungrouped. */
  readonly minimumGrouped: number;
  readonly percent: (number: string) => string;
  readonly money: (number: string, currency: string) => string;
  readonly date: (day: string, month: string, year: string) => string;
  readonly months: readonly string[];
}

const nbsp = "\u00a0";
const after = (number: string, unit: string) => `${number}${nbsp}${unit}`;
const dotted = (day: string, month: string, year: string) => `${day}.${month}.${year}`;
const slashed = (day: string, month: string, year: string) => `${day}/${month}/${year}`;

const conventions: Readonly<Record<Language, Conventions>> = {
  en: {
    decimal: ".",
    group: ",",
    minimumGrouped: 4,
    percent: (number) => `${number}%`,
    money: (number, currency) => `${currency}${nbsp}${number}`,
    date: (day, month, year) => `${year}-${month}-${day}`,
    months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  },
  de: {
    decimal: ",",
    group: ".",
    minimumGrouped: 4,
    percent: (number) => after(number, "%"),
    money: after,
    date: dotted,
    months: ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."],
  },
  es: {
    decimal: ",",
    group: ".",
    minimumGrouped: 5,
    percent: (number) => after(number, "%"),
    money: after,
    date: slashed,
    months: ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"],
  },
  pl: {
    decimal: ",",
    group: nbsp,
    minimumGrouped: 5,
    percent: (number) => `${number}%`,
    money: after,
    date: dotted,
    months: ["sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru"],
  },
  pt: {
    decimal: ",",
    group: ".",
    minimumGrouped: 4,
    percent: (number) => `${number}%`,
    money: (number, currency) => `${currency}${nbsp}${number}`,
    date: slashed,
    months: ["jan.", "fev.", "mar.", "abr.", "mai.", "jun.", "jul.", "ago.", "set.", "out.", "nov.", "dez."],
  },
  tr: {
    decimal: ",",
    group: ".",
    minimumGrouped: 4,
    percent: (number) => (number.startsWith("\u2212") ? `\u2212%${number.slice(1)}` : `%${number}`),
    money: after,
    date: dotted,
    months: ["Oca", "Şub", "Mar", "Nis", "May", "Haz", "Tem", "Ağu", "Eyl", "Eki", "Kas", "Ara"],
  },
};

const asExact = (value: Exact | string | number): Exact => (typeof value === "object" ? value : exact(value));

/** A number with a fixed count of decimals, rounded half-up: 1234.5 with 2 is "1.234,50" in German. A minus is U+2212. */
export const formatNumber = (value: Exact | string | number, digits: number, language: Language): string => {
  const { decimal, group, minimumGrouped } = conventions[language];
  const text = toFixed(asExact(value), digits);
  const negative = text.startsWith("-") && /[1-9]/.test(text);
  const [whole = "0", fraction] = text.replace("-", "").split(".");
  const grouped = whole.length >= minimumGrouped ? whole.replace(/\B(?=(\d{3})+$)/g, group) : whole;
  return `${negative ? "\u2212" : ""}${grouped}${fraction === undefined ? "" : decimal + fraction}`;
};

/** A fraction as a percentage: 0.053 with 1 decimal is "5,3 %" in German. */
export const formatPercent = (value: Exact | string | number, digits: number, language: Language): string => {
  const fraction = asExact(value);
  return conventions[language].percent(formatNumber({ n: fraction.n * 100n, d: fraction.d }, digits, language));
};

/** Money with its ISO code, in the language's order: "1.234,50 EUR"; a plain number where the currency is unknown (""). */
export const formatMoney = (
  value: Exact | string | number,
  digits: number,
  currency: string,
  language: Language,
): string => {
  const number = formatNumber(value, digits, language);
  return currency === "" ? number : conventions[language].money(number, currency);
};

/** A date in digits as the language writes it; English takes the ISO form, which no country misreads. */
export const formatDate = (date: IsoDate, language: Language): string => {
  const [year = "", month = "", day = ""] = date.split("-");
  return conventions[language].date(day, month, year);
};

/** "Mar 2026" in the language. */
export const formatMonth = (date: IsoDate, language: Language): string =>
  `${conventions[language].months[monthOf(date) - 1]} ${yearOf(date)}`;

/** "5 Mar" in the language, for axes. */
export const formatDay = (date: IsoDate, language: Language): string =>
  `${dayOf(date)} ${conventions[language].months[monthOf(date) - 1]}`;
