import { fold } from "../locale/fold.ts";
import type { Language } from "../locale/language.ts";
import {
  addDate,
  addNumber,
  type DateEvidence,
  dateEvidence,
  type NumberEvidence,
  numberEvidence,
  provenDecimal,
  provenOrder,
} from "./column-evidence.ts";
import type { DayOrder, InstantFormat } from "./dates.ts";
import type { LineEnding } from "./dialect.ts";
import type { Encoding } from "./encoding.ts";
import { type FieldKind, type FieldName, fields } from "./fields.ts";
import type { Note } from "./notes.ts";
import type { DecimalMark, NumberFormat } from "./numbers.ts";
import type { FixedColumn, ImportOptions } from "./options.ts";
import type { Recognition } from "./recognition.ts";

export type FileFormat = "csv" | "xlsx" | "parquet" | "json" | "ndjson" | "fixed";

/** One column of a file: what it is and how its values are read. Serialisable. */
export interface ColumnPlan {
  readonly index: number;
  readonly header: string;
  /** Distinct among the columns of the file: the header, numbered where it repeats or is blank. */
  readonly name: string;
  readonly field: FieldName | null;
  readonly kind: FieldKind;
  readonly stage: string | null;
  readonly pipeline: string | null;
  readonly number: NumberFormat | null;
  readonly instant: InstantFormat | null;
  /** The date pattern of most values, such as "dd.mm.yyyy", "mixed", or null. */
  readonly pattern: string | null;
  /** The marks between groups of thousands that were seen. */
  readonly thousands: readonly string[];
  /** Currencies written beside the amounts, most frequent first. */
  readonly currencies: readonly string[];
}

/** What only a person can decide; a loader must not go on before it is. `option` names the setting that answers it. */
export interface Question {
  readonly about: "date_format" | "decimal" | "mapping";
  readonly columns: readonly string[];
  readonly candidates: readonly string[];
  readonly examples: readonly string[];
  readonly option: "dateFormat" | "decimal" | "mapping";
}

/** How one table of one file is read: found once, stored with the run, used by every loader. Plain data. */
export interface FilePlan {
  readonly file: string;
  readonly format: FileFormat;
  readonly sheet: string | null;
  readonly encoding: Encoding | null;
  readonly bom: boolean;
  readonly delimiter: string | null;
  readonly quote: '"' | null;
  readonly lineEnding: LineEnding | null;
  /** Index of the header among the non-blank records and its physical line; null without a header. */
  readonly headerIndex: number | null;
  readonly headerLine: number | null;
  readonly preambleLines: number;
  readonly headers: readonly string[];
  readonly layout: readonly FixedColumn[] | null;
  readonly recognition: Recognition;
  readonly columns: readonly ColumnPlan[];
  readonly questions: readonly Question[];
  readonly notes: readonly Note[];
}

const rename = (headers: readonly string[]): string[] => {
  const taken = new Set<string>();
  return headers.map((header, index) => {
    const base = header.trim() === "" ? `Column ${index + 1}` : header;
    let name = base;
    for (let n = 2; taken.has(fold(name)); n++) name = `${base} (${n})`;
    taken.add(fold(name));
    return name;
  });
};

const repeatable: ReadonlySet<string> = new Set(["stage_entered_at", "stage_exited_at"]);

/** The columns of a recognised file before their formats are known: each field goes to its first column, later ones stay dimensions. */
export const draftColumns = (headers: readonly string[], recognition: Recognition): ColumnPlan[] => {
  const kinds: Readonly<Record<string, FieldKind>> = fields[recognition.object];
  const claimed = new Set<string>();
  const names = rename(headers);
  return headers.map((header, index) => {
    const found = recognition.columns.find((column) => column.index === index);
    let field = found?.field ?? null;
    if (field !== null && !repeatable.has(field)) {
      if (claimed.has(field)) field = null;
      else claimed.add(field);
    }
    return {
      index,
      header,
      name: names[index] as string,
      field,
      kind: field === null ? "text" : (kinds[field] ?? "text"),
      stage: found?.stage ?? null,
      pipeline: found?.pipeline ?? null,
      number: null,
      instant: null,
      pattern: null,
      thousands: [],
      currencies: [],
    };
  });
};

const isNumeric = (kind: FieldKind): boolean => kind === "amount" || kind === "number" || kind === "percent";

/** Evidence for the formats of a file's columns, one entry a numeric or date column. */
export interface FormatEvidence {
  readonly numbers: ReadonlyMap<number, NumberEvidence>;
  readonly dates: ReadonlyMap<number, DateEvidence>;
  /** Takes one value of a column, seen `count` times; columns of other kinds are ignored. */
  addValue(column: number, value: string, count?: number): void;
  addRecord(record: readonly string[]): void;
  /** Whether a column holds values that fit two formats and none so far that decides: every further value counts. */
  isOpen(): boolean;
}

export const formatEvidence = (columns: readonly ColumnPlan[]): FormatEvidence => {
  const numbers = new Map<number, NumberEvidence>();
  const dates = new Map<number, DateEvidence>();
  for (const { index, kind } of columns) {
    if (isNumeric(kind)) numbers.set(index, numberEvidence());
    if (kind === "instant") dates.set(index, dateEvidence());
  }
  return {
    numbers,
    dates,
    addValue(column, value, count = 1) {
      const number = numbers.get(column);
      if (number !== undefined) addNumber(number, value, count);
      const date = dates.get(column);
      if (date !== undefined) addDate(date, value, count);
    },
    addRecord(record) {
      for (const [index, evidence] of numbers) addNumber(evidence, record[index] as string);
      for (const [index, evidence] of dates) addDate(evidence, record[index] as string);
    },
    isOpen() {
      const isUnproven = (proof: unknown) => proof === null || proof === "conflict";
      for (const evidence of numbers.values())
        if (evidence.either > 0 && isUnproven(provenDecimal(evidence))) return true;
      for (const evidence of dates.values()) if (evidence.either > 0 && isUnproven(provenOrder(evidence))) return true;
      return false;
    },
  };
};

const iso = /^yyyy-mm-ddT/;

const patternName = (pattern: string, order: DayOrder | null): string => {
  if (iso.test(pattern)) {
    if (pattern.endsWith("Z")) return "ISO 8601 with Z";
    return pattern.endsWith("+zz") ? "ISO 8601 with offset" : "ISO 8601";
  }
  return order === "month first" ? pattern.replace(/^dd([/-])mm/, "mm$1dd") : pattern;
};

export const ambiguousPattern = "ambiguous dd/mm or mm/dd";
export const mixedPattern = "mixed";

const bare = (pattern: string): string =>
  pattern.startsWith("ISO") ? "yyyy-mm-dd" : pattern.replace(/[ T]hh:.*$/, "");

const mostFrequent = (counts: ReadonlyMap<string, number>): readonly [string, number] =>
  [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), ["", 0]);

/** The pattern of nearly all values of a column, without their time where only that differs, or "mixed". */
const usualPattern = (evidence: DateEvidence, order: DayOrder | null): string | null => {
  const counts = new Map<string, number>();
  const days = new Map<string, number>();
  let total = 0;
  for (const [pattern, count] of evidence.patterns) {
    const name = patternName(pattern, order);
    counts.set(name, (counts.get(name) ?? 0) + count);
    days.set(bare(name), (days.get(bare(name)) ?? 0) + count);
    total += count;
  }
  if (total === 0) return evidence.serials > 0 ? "serial" : null;
  for (const [name, count] of [mostFrequent(counts), mostFrequent(days)]) if (count * 10 >= total * 9) return name;
  return mixedPattern;
};

const byCount = (counts: ReadonlyMap<string, number>): string[] =>
  [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([key]) => key);

/** The order of day and month that a pattern or a locale stands for; undefined where it says nothing. */
export const orderTold = (options: ImportOptions): DayOrder | undefined => {
  const pattern = options.dateFormat?.toLowerCase();
  if (pattern !== undefined) {
    const day = pattern.indexOf("d");
    const month = pattern.indexOf("m");
    if (day !== -1 && month !== -1) return day < month ? "day first" : "month first";
  }
  if (options.locale === undefined) return undefined;
  return /^en([-_]us)?$/i.test(options.locale) ? "month first" : "day first";
};

/** The decimal mark that was told or that a locale writes; undefined where nothing was told. */
export const decimalTold = (options: ImportOptions): DecimalMark | undefined => {
  if (options.decimal !== undefined) return options.decimal;
  if (options.locale === undefined) return undefined;
  return /^en\b/i.test(options.locale) ? "." : ",";
};

const sameOrNone = <T>(proofs: readonly (T | "conflict" | null)[]): T | undefined => {
  const distinct = new Set(proofs.filter((proof) => proof !== null && proof !== "conflict"));
  return distinct.size === 1 ? ([...distinct][0] as T) : undefined;
};

/** How many of a kind of value may carry a K or M before the suffix belongs to the column: at least half. */
const suffixShare = 2;

export interface Formats {
  readonly columns: readonly ColumnPlan[];
  readonly questions: readonly Question[];
  readonly notes: readonly Note[];
}

/**
 * The formats of a file's columns. A column's own values decide; what they leave open is decided by the other columns of the file that agree
 * among themselves, then by what was told; what is still open becomes a question. Language of the headers decides nothing.
 */
export const decideFormats = (
  drafts: readonly ColumnPlan[],
  evidence: FormatEvidence,
  options: ImportOptions,
  serials: boolean,
): Formats => {
  const notes: Note[] = [];
  const questions: Question[] = [];
  const amounts = drafts.filter((draft) => draft.kind === "amount");
  const proofOf = (draft: ColumnPlan) => provenDecimal(evidence.numbers.get(draft.index) as NumberEvidence);
  const otherDecimal =
    sameOrNone(amounts.map(proofOf)) ?? sameOrNone(drafts.filter((draft) => isNumeric(draft.kind)).map(proofOf));
  const otherOrder = sameOrNone([...evidence.dates.values()].map(provenOrder));

  const ask = (question: Question): void => {
    const same = questions.find((other) => other.about === question.about);
    if (same === undefined) questions.push(question);
    else {
      const examples = [...new Set([...same.examples, ...question.examples])];
      questions[questions.indexOf(same)] = { ...same, columns: [...same.columns, ...question.columns], examples };
    }
  };

  const numeric = (draft: ColumnPlan, seen: NumberEvidence): ColumnPlan => {
    const proven = provenDecimal(seen);
    const column = draft.name;
    let decimal: NumberFormat["decimal"] = null;
    if (options.decimal !== undefined) {
      decimal = options.decimal;
      notes.push({ key: "decimal_told", parameters: { column, mark: decimal } });
    } else if (proven !== null && proven !== "conflict") {
      decimal = proven;
      const example = (proven === "." ? seen.examples.point : seen.examples.comma)[0] as string;
      notes.push({ key: "decimal_values", parameters: { column, mark: proven, example } });
    } else if (proven === "conflict" || seen.either > 0) {
      const other = proven === "conflict" ? undefined : otherDecimal;
      const told = decimalTold(options);
      decimal = other ?? told ?? "undecided";
      if (other !== undefined) notes.push({ key: "decimal_columns", parameters: { column, mark: other } });
      else if (told !== undefined) notes.push({ key: "decimal_told", parameters: { column, mark: told } });
      else {
        const examples = [...seen.examples.either, ...seen.examples.point, ...seen.examples.comma].slice(0, 3);
        ask({ about: "decimal", columns: [column], candidates: [".", ","], examples, option: "decimal" });
        notes.push({ key: "decimal_open", parameters: { column, example: examples[0] as string } });
      }
    }
    const values = seen.point + seen.comma + seen.either + seen.neutral;
    const asPercent = seen.percentSigns > 0 || seen.aboveOne > 0 || draft.header.includes("%");
    return {
      ...draft,
      number: {
        decimal,
        suffixes: seen.suffixed * suffixShare >= values && seen.suffixed > 0,
        percent: asPercent ? "percent" : "fraction",
      },
      thousands: [...seen.groupMarks].sort(),
      currencies: byCount(seen.currencies),
    };
  };

  const dated = (draft: ColumnPlan, seen: DateEvidence): ColumnPlan => {
    const proven = provenOrder(seen);
    const column = draft.name;
    const pattern = options.dateFormat?.toLowerCase();
    const toldFirst = pattern === undefined ? undefined : orderTold(options);
    let order: InstantFormat["order"] = null;
    if (toldFirst !== undefined) {
      order = toldFirst;
      notes.push({ key: "date_told", parameters: { column, format: pattern as string } });
    } else if (proven !== null && proven !== "conflict") {
      order = proven;
      const example = (proven === "day first" ? seen.examples.dayFirst : seen.examples.monthFirst)[0] as string;
      notes.push({ key: "date_values", parameters: { column, format: usualPattern(seen, order) as string, example } });
    } else if (proven === "conflict" || seen.either > 0) {
      const other = proven === "conflict" ? undefined : otherOrder;
      const told = orderTold(options);
      order = other ?? told ?? "undecided";
      const format = order === "month first" ? "mm/dd" : "dd/mm";
      if (other !== undefined) notes.push({ key: "date_columns", parameters: { column, format } });
      else if (told !== undefined) notes.push({ key: "date_told", parameters: { column, format } });
      else {
        const examples = [...seen.examples.either, ...seen.examples.dayFirst, ...seen.examples.monthFirst].slice(0, 3);
        const candidates = ["dd/mm/yyyy", "mm/dd/yyyy"];
        ask({ about: "date_format", columns: [column], candidates, examples, option: "dateFormat" });
        notes.push({ key: "date_open", parameters: { column, example: examples[0] as string } });
      }
    }
    return {
      ...draft,
      instant: { order, serials },
      pattern: order === "undecided" ? ambiguousPattern : usualPattern(seen, order),
    };
  };

  const columns = drafts.map((draft) => {
    const number = evidence.numbers.get(draft.index);
    const date = evidence.dates.get(draft.index);
    if (number !== undefined) return numeric(draft, number);
    return date === undefined ? draft : dated(draft, date);
  });
  return { columns, questions, notes };
};

/** The date format of a whole file: that of its date columns, "mixed" where they differ in more than a time of day; null without dates. */
export const dateFormatOf = (columns: readonly ColumnPlan[]): string | null => {
  const patterns = [...new Set(columns.map((column) => column.pattern).filter((pattern) => pattern !== null))];
  if (patterns.includes(ambiguousPattern)) return ambiguousPattern;
  if (patterns.length <= 1) return patterns[0] ?? null;
  const dates = new Set(patterns.map(bare));
  return dates.size === 1 ? ([...dates][0] as string) : mixedPattern;
};

/** The decimal mark of a file: that of its amounts, else of its other numbers; null where none is needed, "undecided" where open. */
export const decimalOf = (columns: readonly ColumnPlan[]): NumberFormat["decimal"] => {
  const ordered = [...columns.filter((column) => column.kind === "amount"), ...columns];
  return ordered.find((column) => column.number !== null && column.number.decimal !== null)?.number?.decimal ?? null;
};

/** Language and, where the values show it, region: en-US and en-GB differ in dates only; null where nothing tells. */
export const localeOf = (language: Language | null, columns: readonly ColumnPlan[]): string | null => {
  if (language === "pt") return "pt-BR";
  if (language !== null && language !== "en") return language;
  const orders = new Set(columns.map((column) => column.instant?.order ?? null));
  if (orders.has("undecided")) return null;
  if (orders.has("month first")) return "en-US";
  if (orders.has("day first") && language === "en") return "en-GB";
  return language;
};
