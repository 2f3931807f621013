import { onFirstUse } from "../first-use.ts";
import { fold } from "../locale/fold.ts";
import type { Language } from "../locale/language.ts";
import { monthName, monthNamed } from "./month-words.ts";

export type PeriodKind = "month" | "quarter" | "year";

/** What a text says about a period, before a calendar gives it dates. */
export interface PeriodWords {
  readonly kind: PeriodKind;
  readonly year: number;
  /** "FY2025/26" names both years. */
  readonly secondYear?: number;
  /** Month 1 to 12 of the calendar, quarter 1 to 4; 1 for a year. */
  readonly number: number;
  /** "2026-P07": the seventh month of the fiscal year, whatever its name. */
  readonly numberedMonth: boolean;
}

const set = (words: string) => onFirstUse((): ReadonlySet<string> => new Set(words.split(" ")));
const quarterWords = set(
  "q qtr quarter quartal quartals quartales qu t trim trimestre kw kwartal kwartalu c ceyrek ceyregi ceyreginde",
);
const yearWords = set(
  "fy year fiscal financial gj geschaftsjahr wirtschaftsjahr jahr ano ejercicio ef exercicio af rok roku ro obrotowy obrotowego mali yil yili my",
);
const fillers = set("of the in de del do da des r w");
const periodMarks = set("p");
const monthMarks = set("m");
const ordinalSuffixes = set("st nd rd th er ro do o a e inci nci uncu ncu");
const ordinals = onFirstUse(
  () =>
    new Map(
      [
        "i first erstes erste ersten primer primero pierwszy primeiro birinci",
        "ii second zweites zweite zweiten segundo drugi ikinci",
        "iii third drittes dritte dritten tercer tercero trzeci terceiro ucuncu",
        "iv fourth viertes vierte vierten cuarto czwarty quarto dorduncu",
      ].flatMap((words, i) => words.split(" ").map((word) => [word, i + 1] as const)),
    ),
);

interface Reading {
  quarters: number;
  years: number;
  marks: string[];
  names: number[];
  ordinals: number[];
  numbers: { text: string; apostrophe: boolean }[];
}

const tokens = /(['’`]?)(\d+)|(\p{L}+)|[\s.,/_\-–'’`():]+|./gu;

/** Sorts the words of the text by what they can mean; undefined where one means nothing. */
const classify = (text: string): Reading | undefined => {
  const reading: Reading = { quarters: 0, years: 0, marks: [], names: [], ordinals: [], numbers: [] };
  let previous: "number" | "other" = "other";
  for (const [whole, apostrophe, digits, word] of fold(text.replace(/[º°ª]/g, " ")).matchAll(tokens)) {
    if (digits !== undefined) {
      reading.numbers.push({ text: digits, apostrophe: apostrophe !== "" });
      previous = "number";
      continue;
    }
    if (word === undefined) {
      if (!/^[\s.,/_\-–'’`():]+$/.test(whole)) return undefined;
      continue;
    }
    const month = monthNamed(word);
    const ordinal = ordinals().get(word);
    if (previous === "number" && ordinalSuffixes().has(word) && !quarterWords().has(word)) {
      previous = "other";
      continue;
    }
    previous = "other";
    if (month !== undefined) reading.names.push(month);
    else if (ordinal !== undefined) reading.ordinals.push(ordinal);
    else if (quarterWords().has(word)) reading.quarters++;
    else if (yearWords().has(word)) reading.years++;
    else if (periodMarks().has(word) || monthMarks().has(word)) reading.marks.push(word);
    else if (!fillers().has(word) && !/^n[iu]n$/.test(word)) return undefined;
  }
  return reading;
};

const asYear = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text));
const isLongYear = (text: string): boolean => /^(19|20|21)\d\d$/.test(text);
const isYear = (text: string): boolean => isLongYear(text) || text.length === 2;

/** "2025/26" or "25/26" behind a word for the fiscal year: two years in a row. */
const twoYears = (numbers: readonly string[]): { year: number; secondYear: number } | undefined => {
  const [first, second] = numbers;
  if (numbers.length !== 2 || first === undefined || second === undefined) return undefined;
  if (!isYear(first) || !isYear(second)) return undefined;
  const year = asYear(first);
  return asYear(second) === year + 1 ? { year, secondYear: year + 1 } : undefined;
};

/** The number that is the year and the one that is not: a four-digit year wins, then one with an apostrophe, then the last. */
const yearAndNumber = (
  numbers: Reading["numbers"],
  shortYears: boolean,
): { year: number; number: number | undefined } | undefined => {
  const long = numbers.filter(({ text }) => isLongYear(text));
  const marked = numbers.filter(({ text, apostrophe }) => apostrophe && text.length === 2);
  const short = numbers.filter(({ text }) => text.length === 2 && Number(text) > 12);
  const year = [long, marked, shortYears ? short : []].find((found) => found.length > 0);
  if (year === undefined || year.length !== 1 || year[0] === undefined) return undefined;
  const rest = numbers.filter((entry) => entry !== year[0]);
  if (rest.length > 1) return undefined;
  const number = rest[0]?.text;
  if (number !== undefined && number.length > 2) return undefined;
  return { year: asYear(year[0].text), number: number === undefined ? undefined : Number(number) };
};

const inRange = (value: number | undefined, last: number): value is number =>
  value !== undefined && value >= 1 && value <= last;

const readQuarter = ({ numbers, ordinals: words }: Reading): PeriodWords | undefined => {
  const found = yearAndNumber(numbers, true);
  const spoken = words.length === 1 ? words[0] : undefined;
  if (found === undefined || words.length > 1 || (spoken !== undefined && found.number !== undefined)) return undefined;
  const number = spoken ?? found.number;
  return inRange(number, 4) ? { kind: "quarter", year: found.year, number, numberedMonth: false } : undefined;
};

const readMonth = (reading: Reading, compact: string): PeriodWords | undefined => {
  const { numbers, names, marks } = reading;
  const joined = /^((?:19|20|21)\d\d)(\d\d)$/.exec(compact);
  if (joined !== null) {
    const number = Number(joined[2]);
    return inRange(number, 12) ? { kind: "month", year: Number(joined[1]), number, numberedMonth: false } : undefined;
  }
  const found = yearAndNumber(numbers, names.length === 1 || marks.length === 1);
  if (found === undefined || names.length + marks.length > 1) return undefined;
  const name = names[0];
  if (name !== undefined && found.number !== undefined) return undefined;
  const number = name ?? found.number;
  const numberedMonth = marks[0] === "p";
  return inRange(number, 12) ? { kind: "month", year: found.year, number, numberedMonth } : undefined;
};

const readYear = ({ numbers, years }: Reading): PeriodWords | undefined => {
  const pair = twoYears(numbers.map(({ text }) => text));
  if (years > 0 && pair !== undefined) return { kind: "year", ...pair, number: 1, numberedMonth: false };
  const only = numbers.length === 1 ? numbers[0] : undefined;
  if (only === undefined || !(isLongYear(only.text) || (years > 0 && only.text.length === 2))) return undefined;
  return { kind: "year", year: asYear(only.text), number: 1, numberedMonth: false };
};

/**
 * What a text in any of the six languages says about a month, quarter or year; undefined where it says none, more than one, or leaves the
 * year open. Two digits are a year of this century where a word or an apostrophe makes it clear ("FY26 Q1", "Q3 26", "Jul '26").
 */
export const readPeriodWords = (text: string): PeriodWords | undefined => {
  const reading = classify(text);
  if (reading === undefined || reading.numbers.length === 0 || reading.quarters > 1) return undefined;
  const { numbers, quarters, names, marks, ordinals: spoken } = reading;
  if (quarters === 1) return names.length + marks.length > 0 ? undefined : readQuarter(reading);
  if (spoken.length > 0) return undefined;
  if (names.length + marks.length > 0 || (numbers.length === 2 && reading.years === 0)) return readMonth(reading, "");
  if (reading.years === 0 && /^\d{6}$/.test(text.trim())) return readMonth(reading, text.trim());
  return readYear(reading);
};

/** A quarter, month or year in words: "Q3 2026", "3. Quartal 2026", "III kw. 2026", "Temmuz 2026", "año fiscal 2027". */
const quarterText: Readonly<Record<Language, (number: number, year: number) => string>> = {
  en: (number, year) => `Q${number} ${year}`,
  de: (number, year) => `${number}. Quartal ${year}`,
  es: (number, year) => `${number}.${number % 2 === 1 ? "er" : "º"} trimestre de ${year}`,
  pl: (number, year) => `${["I", "II", "III", "IV"][number - 1]} kw. ${year}`,
  pt: (number, year) => `${number}º trimestre de ${year}`,
  tr: (number, year) => `${year} ${number}. çeyrek`,
};

const monthText: Readonly<Record<Language, (name: string, year: number) => string>> = {
  en: (name, year) => `${name} ${year}`,
  de: (name, year) => `${name} ${year}`,
  es: (name, year) => `${name} de ${year}`,
  pl: (name, year) => `${name} ${year}`,
  pt: (name, year) => `${name} de ${year}`,
  tr: (name, year) => `${name} ${year}`,
};

const fiscalYearText: Readonly<Record<Language, (year: number) => string>> = {
  en: (year) => `FY${year}`,
  de: (year) => `Geschäftsjahr ${year}`,
  es: (year) => `año fiscal ${year}`,
  pl: (year) => `rok obrotowy ${year}`,
  pt: (year) => `ano fiscal ${year}`,
  tr: (year) => `${year} mali yılı`,
};

/** The words of a period's parts in a language; a fiscal year that is not the calendar year says so. */
export const writePeriodWords = (
  parts: {
    readonly kind: PeriodKind;
    readonly year: number;
    readonly number: number;
    readonly isCalendarYear: boolean;
  },
  language: Language,
): string => {
  const { kind, year, number } = parts;
  if (kind === "quarter") return quarterText[language](number, year);
  if (kind === "month") return monthText[language](monthName(number, language), year);
  return parts.isCalendarYear ? String(year) : fiscalYearText[language](year);
};
