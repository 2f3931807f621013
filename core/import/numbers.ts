import { currencyOf } from "./currencies.ts";
import { isNullWord } from "./null-words.ts";
import { badAmount, badNumber, type Failure, type Parsed, undecided } from "./parsed.ts";

export type DecimalMark = "." | ",";

/**
 * How a column writes its numbers. decimal: the mark, null where no value needs one, "undecided" where values fit both and nothing decides.
 * suffixes: K and M mean thousands and millions. percent: what a bare number of a percent column means; a written % always means percent.
 */
export interface NumberFormat {
  readonly decimal: DecimalMark | null | "undecided";
  readonly suffixes: boolean;
  readonly percent: "percent" | "fraction";
}

/** A number as decimal text with the decimals written ("1234.50"), and the currency sign that stood beside it. */
export interface WrittenNumber {
  readonly text: string;
  readonly currency: string | null;
  readonly percent: boolean;
  readonly suffix: boolean;
}

const MINUS = 45;
const POINT = 46;
const COMMA = 44;
const longestNumber = 30;
const separators = ".,' \u00a0\u202f\u2009\u2007\u2019";

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isMinus = (character: string): boolean => character === "-" || character === "\u2212";

/** Digits of a whole part: one kind of group mark, groups of three, or 2-2-3 with commas as in India. undefined where the groups are wrong. */
const ungroup = (whole: string, decimal: DecimalMark): string | undefined => {
  let mark = "";
  for (let i = 0; i < whole.length; i++) {
    if (isDigit(whole.charCodeAt(i))) continue;
    const character = whole[i] as string;
    if (character === decimal || !separators.includes(character) || (mark !== "" && character !== mark))
      return undefined;
    mark = character;
  }
  if (mark === "") return whole;
  const groups = whole.split(mark);
  const first = groups[0] as string;
  const last = groups[groups.length - 1] as string;
  const middle = groups.slice(1, -1);
  if (first.length === 0 || first.startsWith("0") || last.length !== 3) return undefined;
  const thousands = first.length <= 3 && middle.every((group) => group.length === 3);
  const indian = mark === "," && first.length <= 2 && middle.length > 0 && middle.every((group) => group.length === 2);
  return thousands || indian ? groups.join("") : undefined;
};

const trimZeros = (digits: string): string => {
  let start = 0;
  while (start < digits.length - 1 && digits.charCodeAt(start) === 48) start++;
  return start === 0 ? digits : digits.slice(start);
};

/** Decimal text of whole and fraction digits moved by a power of ten; undefined where it grows beyond any amount. */
const shifted = (whole: string, fraction: string, places: number): string | undefined => {
  if (Math.abs(places) > longestNumber) return undefined;
  const digits = places < 0 ? whole.padStart(whole.length - places, "0") : whole;
  const tail = places < 0 ? "" : fraction.slice(0, places).padEnd(places, "0");
  const head = places < 0 ? digits.slice(0, digits.length + places) : digits + tail;
  const rest = places < 0 ? digits.slice(digits.length + places) + fraction : fraction.slice(places);
  const plain = trimZeros(head === "" ? "0" : head);
  if (plain.length > longestNumber || rest.length > longestNumber) return undefined;
  return rest === "" ? plain : `${plain}.${rest}`;
};

const exponentAt = (core: string): number => {
  const index = core.indexOf("e");
  return index === -1 ? core.indexOf("E") : index;
};

/** The unsigned number between sign, currency and suffix; undefined where it is not one in this decimal mark. */
const unsigned = (core: string, decimal: DecimalMark, places: number): string | undefined => {
  const split = exponentAt(core);
  let shift = places;
  let mantissa = core;
  if (split !== -1) {
    const exponent = core.slice(split + 1);
    mantissa = core.slice(0, split);
    if (!/^[+-]?\d{1,3}$/.test(exponent)) return undefined;
    shift += Number(exponent);
  }
  const mark = mantissa.indexOf(decimal);
  const fraction = mark === -1 ? "" : mantissa.slice(mark + 1);
  const head = mark === -1 ? mantissa : mantissa.slice(0, mark);
  if (mark !== -1 && fraction === "") return undefined;
  for (let i = 0; i < fraction.length; i++) if (!isDigit(fraction.charCodeAt(i))) return undefined;
  if (head === "") return mark === -1 ? undefined : shifted("0", fraction, shift);
  const whole = ungroup(head, decimal);
  if (whole === undefined || (split !== -1 && whole !== head)) return undefined;
  return shifted(whole, fraction, shift);
};

interface Pieces {
  readonly negative: boolean;
  readonly currency: string | null;
  readonly percent: boolean;
  readonly places: number;
  readonly core: string;
}

const isCoreStart = (code: number): boolean => isDigit(code) || code === POINT || code === COMMA;

/** Sign, brackets, currency, percent sign and suffix taken off; undefined where something else stands around the digits. */
const takeApart = (text: string): Pieces | undefined => {
  const trimmed = text.trim();
  const bracketed = trimmed.startsWith("(") && trimmed.endsWith(")");
  const inner = bracketed ? trimmed.slice(1, -1).trim() : trimmed;
  let start = 0;
  while (start < inner.length && !isCoreStart(inner.charCodeAt(start))) start++;
  let end = inner.length;
  while (end > start && !isDigit(inner.charCodeAt(end - 1))) end--;
  if (start >= end) return undefined;
  let before = inner.slice(0, start).trim();
  let after = inner.slice(end).trim();
  let signs = 0;
  let negative = bracketed;
  const sign = (character: string | undefined): boolean => {
    if (character === undefined || !(isMinus(character) || character === "+")) return false;
    signs++;
    negative ||= isMinus(character);
    return true;
  };
  if (sign(before[0])) before = before.slice(1).trim();
  if (sign(before[before.length - 1])) before = before.slice(0, -1).trim();
  if (after !== "" && isMinus(after[after.length - 1] as string) && sign(after[after.length - 1])) {
    after = after.slice(0, -1).trim();
  }
  if (after !== "" && isMinus(after[0] as string) && sign(after[0])) after = after.slice(1).trim();
  if (signs > 1 || (bracketed && signs > 0)) return undefined;
  let places = 0;
  // A suffix is one letter right behind the digits.
  if ((after[0] === "K" || after[0] === "k" || after[0] === "M") && inner[end] === after[0]) {
    const rest = after.slice(1);
    if (rest === "" || !/^[\p{L}]/u.test(rest)) {
      places = after[0] === "M" ? 6 : 3;
      after = rest.trim();
    }
  }
  const percent = before === "%" || after === "%";
  if (percent) {
    if (before === "%") before = "";
    else after = "";
  }
  if (before !== "" && after !== "") return undefined;
  const written = before + after;
  const currency = written === "" ? null : currencyOf(written);
  if (currency === undefined || (percent && (currency !== null || places > 0))) return undefined;
  return { negative, currency, percent, places, core: inner.slice(start, end) };
};

const isZero = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isDigit(code) && code !== 48) return false;
  }
  return true;
};

const put = (pieces: Pieces, decimal: DecimalMark): WrittenNumber | undefined => {
  const text = unsigned(pieces.core, decimal, pieces.places);
  if (text === undefined) return undefined;
  const signed = pieces.negative && !isZero(text) ? `-${text}` : text;
  return { text: signed, currency: pieces.currency, percent: pieces.percent, suffix: pieces.places > 0 };
};

/** Plain ASCII digits with at most one mark, the common case, without taking apart. */
const isPlain = (text: string, mark: number): boolean => {
  let i = text.charCodeAt(0) === MINUS ? 1 : 0;
  const first = text.charCodeAt(i);
  if (!isDigit(first) || text.length > longestNumber) return false;
  if (first === 48 && isDigit(text.charCodeAt(i + 1))) return false;
  let marks = 0;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isDigit(code)) continue;
    if (code !== mark || marks > 0 || i === text.length - 1) return false;
    marks++;
  }
  return true;
};

/** One number with a known decimal mark; undefined where the text is not a number in it. Nothing is rounded. */
export const readNumber = (text: string, decimal: DecimalMark): WrittenNumber | undefined => {
  if (isPlain(text, decimal === "." ? POINT : COMMA)) {
    const point = decimal === "." ? text : text.replace(",", ".");
    const signed = point.startsWith("-") && isZero(point) ? point.slice(1) : point;
    return { text: signed, currency: null, percent: false, suffix: false };
  }
  const pieces = takeApart(text);
  return pieces === undefined ? undefined : put(pieces, decimal);
};

/** What one text says about the decimal mark: a mark it needs, "either" where both give different numbers, "none", or "bad". */
export type NumberWitness = DecimalMark | "either" | "none" | "bad";

/** The witness of plain digits with one mark between them. */
const plainWitness = (text: string, mark: DecimalMark): NumberWitness => {
  const at = text.indexOf(mark);
  if (at === -1) return "none";
  const start = text.charCodeAt(0) === MINUS ? 1 : 0;
  const thousands = text.length - at === 4 && at - start <= 3 && text.charCodeAt(start) !== 48;
  return thousands ? "either" : mark;
};

/** What a text says about the decimal mark, and the number it is where there is no doubt (with a point where both fit). */
export const witnessed = (text: string): { said: NumberWitness; number: WrittenNumber | undefined } => {
  const mark = isPlain(text, POINT) ? "." : isPlain(text, COMMA) ? "," : undefined;
  if (mark !== undefined) return { said: plainWitness(text, mark), number: readNumber(text, mark) };
  const pieces = takeApart(text);
  if (pieces === undefined) return { said: "bad", number: undefined };
  const point = put(pieces, ".");
  const comma = put(pieces, ",");
  if (point === undefined) return { said: comma === undefined ? "bad" : ",", number: comma };
  if (comma === undefined) return { said: ".", number: point };
  return { said: point.text === comma.text ? "none" : "either", number: point };
};

export const witness = (text: string): NumberWitness => witnessed(text).said;

const asNumber = (text: string, format: NumberFormat, bad: Failure): Parsed<WrittenNumber> => {
  if (isNullWord(text)) return null;
  if (format.decimal === "undecided") {
    const said = witness(text);
    if (said === "bad") return bad;
    if (said !== "none") return undecided;
  }
  if (format.decimal === null) {
    // No value seen so far needed a mark: one that shows its own is read by it, one that fits both is not guessed.
    const { said, number: shown } = witnessed(text);
    return said === "either" || shown === undefined || (shown.suffix && !format.suffixes) ? bad : shown;
  }
  const mark = format.decimal === "," ? "," : ".";
  const number = readNumber(text, mark);
  if (number === undefined || (number.suffix && !format.suffixes)) return bad;
  return number;
};

/** An amount of money: decimal text and the currency written beside it. A percent sign or any other word makes it bad_amount. */
export const parseAmount = (text: string, format: NumberFormat): Parsed<WrittenNumber> => {
  const parsed = asNumber(text, format, badAmount);
  return parsed !== null && "percent" in parsed && parsed.percent ? badAmount : parsed;
};

/** Any other number: as an amount, but without a currency. */
export const parseNumber = (text: string, format: NumberFormat): Parsed<WrittenNumber> => {
  const parsed = asNumber(text, format, badNumber);
  return parsed !== null && "percent" in parsed && (parsed.percent || parsed.currency !== null) ? badNumber : parsed;
};

/** A percentage as a fraction in decimal text: "25", "25%" and "%25" are "0.25"; "0.25" is itself where the column holds fractions. */
export const parsePercent = (text: string, format: NumberFormat): Parsed<WrittenNumber> => {
  const parsed = asNumber(text, format, badNumber);
  if (parsed === null || !("percent" in parsed)) return parsed;
  if (parsed.currency !== null) return badNumber;
  if (!parsed.percent && format.percent === "fraction") return parsed;
  const negative = parsed.text.startsWith("-");
  const [whole = "0", fraction = ""] = parsed.text.replace("-", "").split(".");
  const text100 = shifted(whole, fraction, -2);
  return text100 === undefined ? badNumber : { ...parsed, text: (negative ? "-" : "") + trimTail(text100) };
};

const trimTail = (text: string): string => {
  let end = text.length;
  while (text.charCodeAt(end - 1) === 48) end--;
  if (text.charCodeAt(end - 1) === POINT) end--;
  return text.slice(0, end);
};
