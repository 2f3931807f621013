import { type DayOrder, dateIn, readDate } from "./dates.ts";
import { isNullWord } from "./null-words.ts";
import { type DecimalMark, witnessed } from "./numbers.ts";

const exampleCount = 3;

/** What the values of one column say about its number format; counts are of values. */
export interface NumberEvidence {
  point: number;
  comma: number;
  either: number;
  bad: number;
  /** Values with neither mark, or with the same reading under both. */
  neutral: number;
  suffixed: number;
  percentSigns: number;
  aboveOne: number;
  groupMarks: Set<string>;
  currencies: Map<string, number>;
  readonly examples: { readonly point: string[]; readonly comma: string[]; readonly either: string[] };
}

/** What the values of one column say about its date format; counts are of values. */
export interface DateEvidence {
  dayFirst: number;
  monthFirst: number;
  either: number;
  /** Day and month equal or with a year in front: no decision needed. */
  clear: number;
  bad: number;
  serials: number;
  /** Real dates by pattern; "dd/mm" and "dd-mm" stand for both orders. */
  readonly patterns: Map<string, number>;
  readonly examples: { readonly dayFirst: string[]; readonly monthFirst: string[]; readonly either: string[] };
}

export const numberEvidence = (): NumberEvidence => ({
  point: 0,
  comma: 0,
  either: 0,
  bad: 0,
  neutral: 0,
  suffixed: 0,
  percentSigns: 0,
  aboveOne: 0,
  groupMarks: new Set(),
  currencies: new Map(),
  examples: { point: [], comma: [], either: [] },
});

export const dateEvidence = (): DateEvidence => ({
  dayFirst: 0,
  monthFirst: 0,
  either: 0,
  clear: 0,
  bad: 0,
  serials: 0,
  patterns: new Map(),
  examples: { dayFirst: [], monthFirst: [], either: [] },
});

const keep = (examples: string[], text: string): void => {
  if (examples.length < exampleCount && !examples.includes(text)) examples.push(text);
};

const groupMark = /\d([.,' \u00a0\u202f\u2009\u2007\u2019])\d{3}(?!\d)/;
const isOrdinary = /^-?\d{1,15}$/;

/** Adds one value, seen `count` times, to the evidence of a number column. */
export const addNumber = (evidence: NumberEvidence, text: string, count = 1): void => {
  if (isOrdinary.test(text)) {
    evidence.neutral += count;
    if (text.length > 1 || text > "1") evidence.aboveOne += count;
    return;
  }
  if (isNullWord(text)) return;
  const { said, number } = witnessed(text);
  if (said === "bad" || number === undefined) {
    evidence.bad += count;
    return;
  }
  if (said === ".") {
    evidence.point += count;
    keep(evidence.examples.point, text);
  } else if (said === ",") {
    evidence.comma += count;
    keep(evidence.examples.comma, text);
  } else if (said === "either") {
    evidence.either += count;
    keep(evidence.examples.either, text);
  } else evidence.neutral += count;
  if (number.suffix) evidence.suffixed += count;
  if (number.percent) evidence.percentSigns += count;
  if (number.currency !== null) {
    evidence.currencies.set(number.currency, (evidence.currencies.get(number.currency) ?? 0) + count);
  }
  const magnitude = number.text.replace("-", "");
  if (said !== "either" && (magnitude.split(".")[0] as string) !== "0" && !/^1(\.0*)?$/.test(magnitude)) {
    evidence.aboveOne += count;
  }
  const mark = groupMark.exec(text)?.[1];
  if (mark !== undefined && mark !== said && said !== "either") evidence.groupMarks.add(mark);
};

/** Adds one value, seen `count` times, to the evidence of a date column. */
export const addDate = (evidence: DateEvidence, text: string, count = 1): void => {
  if (isNullWord(text)) return;
  const parts = readDate(text);
  if (parts === undefined) {
    evidence.bad += count;
    return;
  }
  if (parts.kind === "serial") {
    evidence.serials += count;
    return;
  }
  const dayFirst = dateIn(parts, "day first");
  const monthFirst = dateIn(parts, "month first");
  if (dayFirst === undefined && monthFirst === undefined) {
    evidence.bad += count;
    return;
  }
  evidence.patterns.set(parts.pattern, (evidence.patterns.get(parts.pattern) ?? 0) + count);
  if (dayFirst === monthFirst) evidence.clear += count;
  else if (monthFirst === undefined) {
    evidence.dayFirst += count;
    keep(evidence.examples.dayFirst, text);
  } else if (dayFirst === undefined) {
    evidence.monthFirst += count;
    keep(evidence.examples.monthFirst, text);
  } else {
    evidence.either += count;
    keep(evidence.examples.either, text);
  }
};

/** One of two readings wins where the other is at most a quarter of it; such a minority is taken for bad values. */
const clearWinner = <T>(first: T, firstCount: number, second: T, secondCount: number): T | "conflict" | null => {
  if (firstCount === 0 && secondCount === 0) return null;
  if (secondCount * 4 <= firstCount) return first;
  return firstCount * 4 <= secondCount ? second : "conflict";
};

/** The decimal mark a column's own values prove; null where none is needed or none proven, "conflict" where they disagree. */
export const provenDecimal = (evidence: NumberEvidence): DecimalMark | "conflict" | null =>
  clearWinner<DecimalMark>(".", evidence.point, ",", evidence.comma);

/** The order of day and month a column's own values prove; as `provenDecimal`. */
export const provenOrder = (evidence: DateEvidence): DayOrder | "conflict" | null =>
  clearWinner<DayOrder>("day first", evidence.dayFirst, "month first", evidence.monthFirst);
