import { isoDate } from "../../core/calendar/iso-date.ts";
import { formatDate, formatNumber, formatPercent } from "../../core/locale/format.ts";
import type { Language } from "../../core/locale/language.ts";
import type { Cell, Column, ColumnKind } from "../../core/results.ts";
import { packSpeaker } from "./messages.ts";

const defaultDigits: Readonly<Record<ColumnKind, number>> = {
  text: 0,
  integer: 0,
  number: 2,
  money: 0,
  percent: 1,
  date: 0,
  days: 0,
};

/** The decimals a kind shows where the column does not say. */
export const digitsOf = (kind: ColumnKind, digits?: number): number => digits ?? defaultDigits[kind];

export const isNumeric = (kind: ColumnKind): boolean => kind !== "text" && kind !== "date";

/**
 * A cell as the reader sees it, without its currency (the header names it). Blank for null. A text in a numeric column is read as a decimal;
 * one that is no number throws NOT_A_NUMBER, a date column's text that is no day NOT_A_DATE.
 */
export const cellText = (cell: Cell, kind: ColumnKind, language: Language, digits?: number): string => {
  if (cell === null) return "";
  if (typeof cell === "boolean") return packSpeaker(language)(cell ? "yes" : "no");
  if (kind === "text") return typeof cell === "number" ? String(cell) : cell;
  if (kind === "date") return formatDate(isoDate(String(cell)), language);
  const shown = digitsOf(kind, digits);
  return kind === "percent" ? formatPercent(cell, shown, language) : formatNumber(cell, shown, language);
};

/** A column's label with its unit: "Amount (EUR)"; the label alone where the currency is unknown (""). */
export const headerText = (column: Column, currency: string): string =>
  column.kind === "money" && currency !== "" && !column.label.includes(currency)
    ? `${column.label} (${currency})`
    : column.label;
