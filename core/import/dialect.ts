import { fold } from "../locale/fold.ts";
import { readDate } from "./dates.ts";
import { readHeader } from "./header-readings.ts";
import { isNullWord } from "./null-words.ts";
import { witness } from "./numbers.ts";
import { type CsvDialect, type RawRecord, recordReader } from "./records.ts";

export type LineEnding = "LF" | "CRLF" | "CR" | "mixed";

/** How a delimited text is laid out, decided from its beginning. */
export interface Layout extends CsvDialect {
  /** Index of the header among the non-blank records; null where the text holds none. */
  readonly headerIndex: number | null;
  /** Physical line of the header, from 1. */
  readonly headerLine: number | null;
  /** Physical lines before the header: titles, filters, blank lines, a `sep=` line. */
  readonly preambleLines: number;
  readonly headers: readonly string[];
  /** `sep=` named the delimiter. */
  readonly sepLine: boolean;
  readonly lineEnding: LineEnding | null;
  /** Share of the sampled records that have as many fields as the header. */
  readonly regular: number;
}

const candidates = [",", ";", "\t", "|"];
const mostRecords = 500;
const searchedForHeader = 40;
const sepPattern = /^"?sep=(.)"?;*\s*$/i;

/** How many fields most of the first lines have if quotes are not looked at. */
const plainWidth = (text: string, delimiter: string): number =>
  usualWidth(
    text
      .slice(0, 20000)
      .split(/\r\n|\n|\r/, searchedForHeader)
      .map((line) => line.split(delimiter).length),
  );

/** Reads the sampled records of a text that may be cut off at its end: the last record is left out where it may be incomplete. */
const sampleRecords = (text: string, dialect: CsvDialect, whole: boolean): RawRecord[] => {
  const reader = recordReader(dialect, plainWidth(text, dialect.delimiter));
  const records = reader.push(text);
  if (whole || records.length === 0) records.push(...reader.end());
  return records.slice(0, mostRecords);
};

const looksLikeValue = (text: string): boolean =>
  readDate(text) !== undefined || witness(text) !== "bad" || text.length > 200;

/** Whether cells can be a header: mostly filled, and mostly words rather than numbers and dates. */
export const isHeaderLike = (cells: readonly string[]): boolean => {
  const filled = cells.filter((cell) => !isNullWord(cell));
  const words = filled.filter((cell) => !looksLikeValue(cell));
  return filled.length * 2 >= cells.length && words.length * 2 > filled.length;
};

/** The usual number of fields: the most frequent one, the wider of two equally frequent ones. */
const usualWidth = (widths: readonly number[]): number => {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  let usual = 0;
  let most = 0;
  for (const [width, count] of counts) {
    if (count > most || (count === most && width > usual)) {
      usual = width;
      most = count;
    }
  }
  return usual;
};

const longestHeader = 100;

const known = (cell: string): boolean => cell.length <= longestHeader && readHeader(cell).readings.length > 0;

/** How many different headers that some CRM writes a row holds: values repeat (No, No, No), headers don't. */
const knownHeaders = (row: readonly string[]): number =>
  new Set(row.filter((cell) => cell !== "" && !looksLikeValue(cell) && known(cell)).map(fold)).size;

/**
 * The index of the header among rows: the one with the most headers known from CRMs, at least two; else the first header-like row as wide as
 * the rows usually are; else any header-like row. null where no row qualifies.
 */
export const findHeader = (rows: readonly (readonly string[])[]): number | null => {
  const width = usualWidth(rows.map((row) => row.length));
  const top = rows.slice(0, searchedForHeader);
  let best: number | null = null;
  let most = 1;
  for (const [index, row] of top.entries()) {
    if (row.length * 2 < width || !isHeaderLike(row)) continue;
    const count = knownHeaders(row);
    if (count > most) {
      most = count;
      best = index;
    }
  }
  if (best !== null) return best;
  const index = top.findIndex((row) => row.length === width && isHeaderLike(row));
  if (index !== -1) return index;
  const any = top.findIndex((row) => row.length > 1 && isHeaderLike(row));
  return any === -1 ? null : any;
};

interface Reading extends CsvDialect {
  readonly records: readonly RawRecord[];
  readonly header: number | null;
  readonly regular: number;
  readonly score: number;
}

const tryDelimiter = (text: string, delimiter: string, quote: '"' | null, whole: boolean): Reading => {
  const records = sampleRecords(text, { delimiter, quote }, whole);
  const header = findHeader(records.map(({ fields, flaw }) => (flaw === null ? fields : [])));
  const width = header === null ? 0 : (records[header] as RawRecord).fields.length;
  const data = header === null ? [] : records.slice(header);
  const regular = data.length === 0 ? 0 : data.filter((record) => record.fields.length === width).length / data.length;
  // Columns found count for more the more records agree on them; lines left over before the header count against it.
  const leftOver = header === null || header === 0 ? 1 : 0.5;
  return { delimiter, quote, records, header, regular, score: regular * (width - 1) * leftOver };
};

/** In tab files quotes are mostly ordinary characters: they are unless every cell that begins with one also ends with one. */
const quoteOf = (text: string, delimiter: string): '"' | null => {
  if (delimiter !== "\t") return '"';
  for (const line of text.split(/\r\n|\n|\r/)) {
    for (const cell of line.split(delimiter)) {
      if (cell.startsWith('"') && !/^"(?:[^"]|"")*"$/.test(cell) && isBareQuote(text, cell)) return null;
    }
  }
  return '"';
};

/** A cell that begins with a quote but neither closes nor goes on over line ends up to a closing quote. */
const isBareQuote = (text: string, cell: string): boolean => {
  if (/^"(?:[^"]|"")*"[^"\s]/.test(cell)) return true;
  const start = text.indexOf(cell);
  return !/^"(?:[^"]|"")*"(?:\t|\r|\n|$)/.test(text.slice(start, start + 20000));
};

/** The line ends between records; those inside quotes belong to cells. */
const lineEndingOf = (source: string, quote: '"' | null): LineEnding | null => {
  const text = quote === null ? source : source.replace(/"[^"]*"/g, "");
  const crlf = (text.match(/\r\n/g) ?? []).length;
  const lf = (text.match(/\n/g) ?? []).length - crlf;
  const cr = (text.match(/\r/g) ?? []).length - crlf;
  const kinds = [crlf > 0, lf > 0, cr > 0].filter(Boolean).length;
  if (kinds === 0) return null;
  if (kinds > 1) return "mixed";
  return crlf > 0 ? "CRLF" : lf > 0 ? "LF" : "CR";
};

/**
 * Decides delimiter, quote and header of a text from its beginning. `whole` says that the text is the whole file. A `sep=` line or
 * `delimiter` settles the delimiter; otherwise it is the one under which most records have as many fields as the header, and the most.
 */
export const decideLayout = (text: string, whole: boolean, delimiter?: string): Layout => {
  const firstBreak = /\r\n|\n|\r/.exec(text);
  const firstLine = firstBreak === null ? text : text.slice(0, firstBreak.index);
  const told = sepPattern.exec(firstLine)?.[1];
  const start = told === undefined || firstBreak === null ? 0 : firstBreak.index + firstBreak[0].length;
  const body = text.slice(start);
  const choice = delimiter ?? told;
  let best: Reading | undefined;
  for (const candidate of choice === undefined ? candidates : [choice]) {
    const reading = tryDelimiter(body, candidate, quoteOf(body, candidate), whole);
    if (best === undefined || reading.score > best.score) best = reading;
  }
  const reading = best as Reading;
  const extra = start > 0 ? 1 : 0;
  const header = reading.header === null ? undefined : reading.records[reading.header];
  const headerLine = header === undefined ? null : header.line + extra;
  return {
    delimiter: reading.delimiter,
    quote: reading.quote,
    headerIndex: reading.header,
    headerLine,
    preambleLines: headerLine === null ? 0 : headerLine - 1,
    headers: header?.fields ?? [],
    sepLine: told !== undefined,
    lineEnding: lineEndingOf(text, reading.quote),
    regular: reading.regular,
  };
};
