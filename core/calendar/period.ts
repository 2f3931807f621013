import { RevError } from "../errors/error.ts";
import type { Language } from "../locale/language.ts";
import { type FiscalCalendar, fiscalDate, fiscalMonthStart } from "./fiscal.ts";
import { addDays, daysBetween, type IsoDate, monthOf, yearOf } from "./iso-date.ts";
import { type PeriodKind, readPeriodWords, writePeriodWords } from "./period-words.ts";
import { retailDate, retailPeriod } from "./retail.ts";

/** A month, quarter or year of the company's calendar. Both days are inside. */
export interface Period {
  readonly kind: PeriodKind;
  readonly start: IsoDate;
  readonly end: IsoDate;
  /** "2026-Q3", "2026-07" (a calendar month), "2026-P07" (a period of a week-based year) or "2026"; the year of quarters and years is fiscal. */
  readonly label: string;
}

const monthsOf: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, year: 12 };

/** Fiscal year and month of that year (1 to 12) of a date, in months or in week-based periods. */
const locate = (date: IsoDate, calendar: FiscalCalendar): { year: number; month: number } => {
  if (calendar.pattern !== undefined) {
    const { year, period } = retailDate(date, calendar.pattern);
    return { year, month: period };
  }
  const { fiscalYear, period } = fiscalDate(date, calendar);
  return { year: fiscalYear, month: period };
};

const twoDigits = (value: number): string => String(value).padStart(2, "0");

/** The `number`-th period of its kind in a fiscal year, counted from 1; numbers outside the year run on into its neighbours. */
const numbered = (kind: PeriodKind, year: number, number: number, calendar: FiscalCalendar): Period => {
  const perYear = 12 / monthsOf[kind];
  const y = year + Math.floor((number - 1) / perYear);
  const k = ((((number - 1) % perYear) + perYear) % perYear) + 1;
  const first = (k - 1) * monthsOf[kind] + 1;
  const last = first + monthsOf[kind] - 1;
  const { pattern } = calendar;
  const start = pattern === undefined ? fiscalMonthStart(y, first, calendar) : retailPeriod(y, first, pattern).start;
  const end =
    pattern === undefined ? addDays(fiscalMonthStart(y, last + 1, calendar), -1) : retailPeriod(y, last, pattern).end;
  const label =
    kind === "year"
      ? String(y)
      : kind === "quarter"
        ? `${y}-Q${k}`
        : pattern === undefined
          ? start.slice(0, 7)
          : `${y}-P${twoDigits(k)}`;
  return { kind, start, end, label };
};

const numberOf = (date: IsoDate, kind: PeriodKind, calendar: FiscalCalendar): { year: number; number: number } => {
  const { year, month } = locate(date, calendar);
  return { year, number: Math.ceil(month / monthsOf[kind]) };
};

/** The month, quarter or year in which a date lies. */
export const periodContaining = (date: IsoDate, kind: PeriodKind, fiscal: FiscalCalendar): Period => {
  const { year, number } = numberOf(date, kind, fiscal);
  return numbered(kind, year, number, fiscal);
};

/** The period of the same kind `steps` later; negative steps go back. */
export const shiftPeriod = (period: Period, steps: number, fiscal: FiscalCalendar): Period => {
  const { year, number } = numberOf(period.start, period.kind, fiscal);
  return numbered(period.kind, year, number + steps, fiscal);
};

/** The period of the same kind just before. */
export const previousPeriod = (period: Period, fiscal: FiscalCalendar): Period => shiftPeriod(period, -1, fiscal);

/** The period of the same kind and number in the fiscal year before. */
export const samePeriodLastYear = (period: Period, fiscal: FiscalCalendar): Period =>
  shiftPeriod(period, -12 / monthsOf[period.kind], fiscal);

/** Every period of a kind with at least one day from `from` to `to` (both inside), oldest first; none when `to` is before `from`. */
export const periodsBetween = (from: IsoDate, to: IsoDate, kind: PeriodKind, fiscal: FiscalCalendar): Period[] => {
  const periods: Period[] = [];
  let start = from;
  while (start <= to) {
    const period = periodContaining(start, kind, fiscal);
    periods.push(period);
    start = addDays(period.end, 1);
  }
  return periods;
};

/** Days of a period, both ends inside. */
export const daysOfPeriod = (period: Period): number => daysBetween(period.start, period.end) + 1;

/** The quarter or month number of a period inside its fiscal year, from 1; 1 for a year. */
export const periodNumber = (period: Period, fiscal: FiscalCalendar): { fiscalYear: number; number: number } => {
  const { year, number } = numberOf(period.start, period.kind, fiscal);
  return { fiscalYear: year, number };
};

/**
 * Reads a period as people write it in the six languages: "2026-Q3", "Q3 2026", "3. Quartal 2026", "FY26 Q1", "III kw. 2026",
 * "3º trimestre de 2026", "Temmuz 2026", "2026-07", "2026". Quarters and years are those of the fiscal calendar, months are calendar
 * months ("2026-P07" in a week-based year). Anything else is refused with NOT_A_PERIOD; `place` names the value in the error.
 */
export const parsePeriod = (text: string, fiscal: FiscalCalendar, place = "period"): Period => {
  const words = readPeriodWords(text);
  const refused = () => new RevError("NOT_A_PERIOD", { value: text, place });
  if (words === undefined) throw refused();
  const { kind, number } = words;
  const secondYear = words.secondYear ?? words.year;
  const year = fiscal.label === "end_year" ? secondYear : words.year;
  if (kind !== "month") return numbered(kind, year, number, fiscal);
  if (words.numberedMonth) return numbered("month", year, number, fiscal);
  if (fiscal.pattern !== undefined) throw refused();
  return periodContaining(`${String(words.year).padStart(4, "0")}-${twoDigits(number)}-01` as IsoDate, "month", fiscal);
};

/** A period in the words of a language: "Q3 2026", "3. Quartal 2026", "Temmuz 2026", "FY2027"; a week-based period is its label. */
export const printPeriod = (period: Period, fiscal: FiscalCalendar, language: Language): string => {
  if (period.kind === "month") {
    if (fiscal.pattern !== undefined) return period.label;
    const [year, number] = [yearOf(period.start), monthOf(period.start)];
    return writePeriodWords({ kind: "month", year, number, isCalendarYear: true }, language);
  }
  const { fiscalYear, number } = periodNumber(period, fiscal);
  const isCalendarYear = fiscal.startMonth === 1 && fiscal.pattern === undefined;
  return writePeriodWords({ kind: period.kind, year: fiscalYear, number, isCalendarYear }, language);
};
