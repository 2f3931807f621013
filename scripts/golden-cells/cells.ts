import { allWords, labelOf } from "../../addon/vocabulary.ts";
import type { Inputs } from "../../core/golden/adapter.ts";
import type { CellHost, HostArgument, HostResult } from "../../pipeline/workbook/cell-host.ts";

/** One golden op through the functions: builds ranges from the inputs, calls as a cell does, gives the op's result. */
export type CellAdapter = (inputs: Inputs, host: CellHost) => unknown;
export type CellAdapters = Readonly<Record<string, CellAdapter>>;
type Cell = string | number | boolean | null | { readonly date: string };

const decimal = /^-?\d+(\.\d+)?$/;
const isoDay = /^\d{4}-\d{2}-\d{2}$/;

/** A value of a case as the cell a person would type: decimals as numbers, ISO days as dates. */
export const typed = (value: unknown): Cell => {
  if (value === undefined || value === null) return null;
  if (typeof value === "number" || typeof value === "boolean") return value;
  const text = String(value);
  if (decimal.test(text)) return Number(text);
  return isoDay.test(text) ? { date: text } : text;
};

export const list = (value: unknown): readonly Inputs[] => (value ?? []) as readonly Inputs[];

/** One column of cells. */
export const column = (values: unknown): Cell[][] =>
  ((values ?? []) as readonly unknown[]).map((value) => [typed(value)]);

/** A table with a header and the named entries of each record; ids stay text. */
export const table = (records: readonly Inputs[], headers: Readonly<Record<string, string>>): Cell[][] => [
  Object.keys(headers),
  ...records.map((record) =>
    Object.values(headers).map((key) => {
      const value = record[key];
      return key === "id" || key === "name"
        ? value === undefined || value === null
          ? null
          : String(value)
        : typed(value);
    }),
  ),
];

/** Options text of the given entries; decimals keep their point. */
export const options = (entries: Readonly<Record<string, unknown>>): string =>
  Object.entries(entries)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${name}=${Array.isArray(value) ? value.join(",") : String(value)}`)
    .join("; ");

const byLabel = () => new Map(allWords().map((word) => [labelOf(word, "en"), word]));

export const blankAsNull = (value: unknown): unknown => (value === "" ? null : value);

/** A spilled table as records by word. */
export const records = (result: HostResult): Record<string, unknown>[] => {
  const [header, ...rows] = result as unknown[][];
  const labels = byLabel();
  return rows.map((row) =>
    Object.fromEntries(
      (header ?? []).map((label, i) => [labels.get(String(label)) ?? String(label), blankAsNull(row[i])]),
    ),
  );
};

/** Spilled facts as a record by word. */
export const facts = (result: HostResult): Record<string, unknown> => {
  const labels = byLabel();
  return Object.fromEntries(
    (result as unknown[][]).map(([label, value]) => [labels.get(String(label)) ?? String(label), blankAsNull(value)]),
  );
};

/** A spilled column, or a single cell, as a list. */
export const values = (result: HostResult): unknown[] =>
  Array.isArray(result) ? result.map((row) => blankAsNull(row[0])) : [blankAsNull(result)];

export const single = (result: HostResult): unknown => blankAsNull(result);

/** A call whose views differ only in `show`. */
export const shower =
  (host: CellHost, name: string, values: readonly HostArgument[], more: Readonly<Record<string, unknown>> = {}) =>
  (show?: string): HostResult =>
    host.call(name, ...values, options({ ...more, show }));
