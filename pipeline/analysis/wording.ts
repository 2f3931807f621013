import { type IsoDate, isoDate } from "../../core/calendar/iso-date.ts";
import { parsePeriod, printPeriod } from "../../core/calendar/period.ts";
import { formatDate, formatMoney, formatMonth, formatNumber, formatPercent } from "../../core/locale/format.ts";
import { exact, toFixed } from "../../core/money/exact.ts";
import type { RateInterval } from "../../core/stats/wilson.ts";
import type { RunParameters } from "../parameters.ts";

/** Figures as they stand in sentences of the run's language and currency. */
export interface Wording {
  /** Money without minor units: sentences round, tables do not. */
  money(value: string | number): string;
  percent(fraction: number, digits?: number): string;
  /** A difference of two rates in percentage points, without its sign. */
  points(difference: number): string;
  count(value: number): string;
  days(value: number): string;
  date(value: string): string;
  month(value: string): string;
  /** A period by its label, in words. */
  period(label: string): string;
  /** "41% (38–44%, n = 1,204)". */
  rate(interval: RateInterval, n: number): string;
  /** A decimal text in the currency's digits, as results hold money. */
  amount(value: string): string;
}

export const wordingOf = ({ language, currency, currencyDigits, fiscal }: RunParameters): Wording => {
  const number = (value: number, digits: number) => formatNumber(value, digits, language);
  const percent = (fraction: number, digits = 0) => formatPercent(fraction, digits, language);
  // Turkish puts the sign first, so the range carries it there.
  const range = (low: number, high: number) =>
    language === "tr" ? `${percent(low)}–${number(high * 100, 0)}` : `${number(low * 100, 0)}–${percent(high)}`;
  return {
    money: (value) => (currency === "" ? formatNumber(value, 0, language) : formatMoney(value, 0, currency, language)),
    percent,
    points: (difference) => number(Math.abs(difference) * 100, 1),
    count: (value) => number(value, 0),
    days: (value) => number(value, Number.isInteger(value) ? 0 : 1),
    date: (value) => formatDate(isoDate(value), language),
    month: (value) => formatMonth(value as IsoDate, language),
    period: (label) => printPeriod(parsePeriod(label, fiscal), fiscal, language),
    rate: ({ rate, low, high }, n) =>
      rate === null || low === null || high === null
        ? `– (n = ${number(n, 0)})`
        : `${percent(rate)} (${range(low, high)}, n = ${number(n, 0)})`,
    amount: (value) => toFixed(exact(value), currencyDigits),
  };
};
