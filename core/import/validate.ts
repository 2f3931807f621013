import type { Language } from "../locale/language.ts";
import { parseBoolean } from "./booleans.ts";
import { cureFor } from "./cures.ts";
import { type Instant, type InstantFormat, parseInstant } from "./dates.ts";
import { idKey, isMangledId, missingReference, primaryId } from "./ids.ts";
import { isNullWord } from "./null-words.ts";
import { type NumberFormat, parseAmount, parseNumber, parsePercent, type WrittenNumber } from "./numbers.ts";
import { isFailure, isUndecided, type Parsed, type QuarantineReason, type Undecided } from "./parsed.ts";
import type { ColumnPlan, FilePlan } from "./plan.ts";
import type { RawRecord } from "./records.ts";

/**
 * A typed cell: text and ids as written (ids trimmed), amounts, numbers and percentages as decimal text (percentages as fractions), flags,
 * instants; null where the cell holds a null word; undecided where the plan has an open question.
 */
export type LoadedValue = string | boolean | Instant | Undecided | null;

/** A record that loads: one value a column of the plan. `currency` was written beside an amount; null without. */
export interface LoadedRecord {
  readonly record: number;
  readonly line: number;
  readonly values: readonly LoadedValue[];
  readonly currency: string | null;
}

/** A record set aside: where it stands, what is wrong and what to do. `column` is null where the whole record is at fault. */
export interface QuarantinedRecord {
  readonly record: number;
  readonly line: number;
  readonly column: string | null;
  readonly value: string;
  readonly reason: QuarantineReason;
  readonly cure: string;
}

export const isQuarantined = (record: LoadedRecord | QuarantinedRecord): record is QuarantinedRecord =>
  "reason" in record;

/** A cell's parser: its value, a written number with its currency, or why it can't be read. */
export type CellParser = (text: string) => Parsed<string | boolean | Instant | WrittenNumber>;

const asText = (text: string): Parsed<string> => (text === "" || text.trim() === "" ? null : text);

const asId = (text: string): Parsed<string> => {
  const id = text.trim();
  return id === missingReference || isNullWord(id) ? null : id;
};

const cacheSize = 20000;

/** Remembers the readings of repeated texts; dates and amounts of an export repeat a lot. */
const remembering = <T>(parse: (text: string) => T): ((text: string) => T) => {
  const seen = new Map<string, T>();
  return (text) => {
    const known = seen.get(text);
    if (known !== undefined) return known;
    const parsed = parse(text);
    if (seen.size < cacheSize) seen.set(text, parsed);
    return parsed;
  };
};

/** The parser of a column's cells under its plan. Pure and independent of other cells. */
export const cellParser = (column: ColumnPlan): CellParser => {
  const number = column.number as NumberFormat;
  switch (column.kind) {
    case "amount":
      return (text) => parseAmount(text, number);
    case "number":
      return (text) => parseNumber(text, number);
    case "percent":
      return remembering((text) => parsePercent(text, number));
    case "instant":
      return remembering((text) => parseInstant(text, column.instant as InstantFormat));
    case "flag":
      return parseBoolean;
    case "id":
      return asId;
    default:
      return asText;
  }
};

const shownLength = 200;

/** A value for a report: invalid bytes as \xNN, NUL as \0, long texts cut. */
const shown = (text: string): string => {
  const cut = text.length > shownLength ? `${text.slice(0, shownLength)}…` : text;
  return cut
    .replace(/\0/g, "\\0")
    .replace(/[\udc80-\udcff]/gu, (mark) => `\\x${(mark.charCodeAt(0) - 0xdc00).toString(16)}`);
};

const expectation = (column: ColumnPlan | undefined): string => {
  if (column?.kind === "instant") return column.pattern ?? "yyyy-mm-dd";
  return column?.number?.decimal === "," ? "1.234,56" : "1,234.56";
};

/** Records are validated in file order, since the first of two equal ids wins. */
export type Validator = (raw: RawRecord, record: number) => LoadedRecord | QuarantinedRecord;

/**
 * The check of a file's records against its plan. Each is loaded or set aside with the first reason that applies: a flaw of the record,
 * its number of fields, its id, then its values from left to right.
 */
export const validator = (plan: FilePlan, language: Language = "en"): Validator => {
  const { columns } = plan;
  const width = columns.length;
  const parsers = columns.map(cellParser);
  const kinds = columns.map((column) => column.kind);
  const idField = primaryId(plan.recognition.object);
  const idColumn = columns.find((column) => column.field === idField && idField !== null);
  const seen = new Map<string, number>();

  const aside = (raw: RawRecord, record: number, reason: QuarantineReason, column?: ColumnPlan, expected?: string) => {
    const value = column === undefined ? raw.fields.join(plan.delimiter ?? " ") : (raw.fields[column.index] as string);
    const text = shown(value);
    const told = reason === "field_count" ? String(raw.fields.length) : text;
    return {
      record,
      line: raw.line,
      column: column?.name ?? null,
      value: text,
      reason,
      cure: cureFor(reason, told, expected ?? expectation(column), language),
    };
  };

  return (raw, record) => {
    const { fields } = raw;
    if (raw.flaw !== null) return aside(raw, record, raw.flaw, undefined, plan.encoding ?? "");
    if (fields.length !== width) return aside(raw, record, "field_count", undefined, String(width));
    if (idColumn !== undefined) {
      const id = fields[idColumn.index] as string;
      if (asId(id) === null) return aside(raw, record, "missing_id", idColumn);
      if (isMangledId(id)) return aside(raw, record, "mangled_id", idColumn);
      const key = idKey(id);
      const before = seen.get(key);
      if (before !== undefined) return aside(raw, record, "duplicate_id", idColumn, String(before));
      seen.set(key, record);
    }
    const values = new Array<LoadedValue>(width);
    let currency: string | null = null;
    for (let i = 0; i < width; i++) {
      const parsed = (parsers[i] as CellParser)(fields[i] as string);
      if (typeof parsed !== "object" || parsed === null) values[i] = parsed;
      else if (isFailure(parsed)) return aside(raw, record, parsed.failure, columns[i]);
      else if (isUndecided(parsed)) values[i] = parsed;
      else if ("text" in parsed) {
        values[i] = parsed.text;
        if (kinds[i] === "amount") currency ??= parsed.currency;
      } else values[i] = parsed;
    }
    return { record, line: raw.line, values, currency };
  };
};
