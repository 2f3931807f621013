import type { IsoDate } from "../../core/calendar/iso-date.ts";
import type { Period } from "../../core/calendar/period.ts";
import { formatDate, formatMoney, formatNumber, formatPercent } from "../../core/locale/format.ts";
import type { Language } from "../../core/locale/language.ts";
import type { Exact } from "../../core/money/exact.ts";
import { type Say, sayIn } from "../texts.ts";
import type { DealBook } from "./deals.ts";
import { boardTexts } from "./texts.ts";

/** What every board is made from. */
export interface BoardQuestion {
  readonly book: DealBook;
  readonly asOf: IsoDate;
  readonly period: Period;
  readonly language: Language;
  /** Money the period should bring; null without one. */
  readonly target: number | null;
}

/** The words and formats of a board's reader. */
export interface BoardVoice {
  readonly say: Say<typeof boardTexts>;
  readonly money: (value: Exact | number) => string;
  readonly percent: (value: Exact | number) => string;
  readonly count: (value: number) => string;
  readonly day: (date: IsoDate) => string;
  /** "Amount (EUR)". */
  readonly amountLabel: string;
}

export const voiceOf = ({ book, language }: Pick<BoardQuestion, "book" | "language">): BoardVoice => {
  const say = sayIn(boardTexts, language);
  return {
    say,
    money: (value) => formatMoney(value, 0, book.currency, language),
    percent: (value) => formatPercent(value, 1, language),
    count: (value) => formatNumber(value, 0, language),
    day: (date) => formatDate(date, language),
    amountLabel: say("amount", { currency: book.currency }).replace(" ()", ""),
  };
};

/** The line below a title: as-of date, tab, rows used. */
export const stampOf = ({ book, asOf, language }: Pick<BoardQuestion, "book" | "asOf" | "language">): string => {
  const { say, count, day } = voiceOf({ book, language });
  return say("stamp", {
    date: day(asOf),
    sheet: book.sheet,
    used: count(book.read - book.aside),
    read: count(book.read),
  });
};
