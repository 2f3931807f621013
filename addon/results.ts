import type { IsoDate } from "../core/calendar/iso-date.ts";
import { RevError } from "../core/errors/error.ts";
import type { Exact } from "../core/money/exact.ts";
import type { Column } from "./parameters.ts";
import type { Word } from "./vocabulary.ts";

/** A day on its way to a date cell. */
export interface DayValue {
  readonly day: IsoDate;
}

/** What a cell of a result may hold; null is blank: not observable, not defined. */
export type Value = Exact | DayValue | number | string | boolean | null;

/** A header: a word, shown in the spreadsheet's language, or a text of the user's own. */
export type Header = Word | { readonly header: string };

export type Part =
  | { readonly part: "one"; readonly value: Value }
  | { readonly part: "column"; readonly values: readonly Value[]; readonly across: boolean }
  | { readonly part: "table"; readonly columns: readonly Header[]; readonly rows: readonly (readonly Value[])[] }
  | { readonly part: "facts"; readonly facts: readonly (readonly [Word, Value])[] };

/** Several answers to one question; `show=` picks one, the first is the usual one. */
export interface Views {
  readonly part: "views";
  readonly views: Readonly<Record<Word, () => Part>>;
}

export type Result = Part | Views;

export const one = (value: Value): Part => ({ part: "one", value });
export const down = (values: readonly Value[]): Part => ({ part: "column", values, across: false });
export const rows = (columns: readonly Header[], cells: readonly (readonly Value[])[]): Part => ({
  part: "table",
  columns,
  rows: cells,
});
export const facts = (entries: Readonly<Record<Word, Value>>): Part => ({
  part: "facts",
  facts: Object.entries(entries),
});
export const views = (parts: Readonly<Record<Word, () => Part>>): Views => ({ part: "views", views: parts });
export const day = (date: IsoDate | null): DayValue | null => (date === null ? null : { day: date });

/** A table from records: the given columns of each. */
export const records = <R extends object>(columns: readonly (keyof R & string)[], list: readonly R[]): Part =>
  rows(
    columns,
    list.map((record) => columns.map((column) => record[column] as unknown as Value)),
  );

type Values<C extends readonly (Column<unknown> | undefined)[]> = {
  [K in keyof C]: C[K] extends Column<infer T> ? T : C[K] extends Column<infer T> | undefined ? T | undefined : never;
};

interface Each<C extends readonly (Column<unknown> | undefined)[]> {
  readonly columns: C;
  readonly lengths: number;
  readonly isCell: boolean;
  readonly across: boolean;
}

const spreadOf = <C extends readonly (Column<unknown> | undefined)[]>(columns: C): Each<C> => {
  const given = columns.filter((column): column is Column<unknown> => column !== undefined);
  const long = given.filter(({ isCell }) => !isCell);
  const lengths = long.length === 0 ? 1 : Math.max(...long.map(({ values }) => values.length));
  return { columns, lengths, isCell: long.length === 0, across: long[0]?.across ?? false };
};

/**
 * Applies a rule row by row: single cells count for every row, a row whose first column is blank stays blank, a blank in another one is
 * refused with VALUE_BLANK. The rule gives named values; the first is what spills, `show=` picks another or `table` all of them.
 * `total`: the sum shown by show=total.
 */
export const eachRow = <const C extends readonly (Column<unknown> | undefined)[]>(
  columns: C,
  rule: (values: Values<C>, row: number) => Readonly<Record<Word, Value>>,
  more: Readonly<Record<Word, (results: readonly (Readonly<Record<Word, Value>> | null)[]) => Part>> = {},
): Views => {
  const { lengths, isCell, across } = spreadOf(columns);
  const lead = columns.find((column) => column !== undefined && !column.isCell) ?? columns[0];
  const results: (Readonly<Record<Word, Value>> | null)[] = [];
  for (let i = 0; i < lengths; i++) {
    const values = columns.map((column) =>
      column === undefined ? undefined : ((column.isCell ? column.values[0] : column.values[i]) ?? null),
    );
    const leading = lead === undefined ? null : lead.isCell ? lead.values[0] : lead.values[i];
    if (leading === null || leading === undefined) {
      results.push(null);
      continue;
    }
    const hole = values.indexOf(null);
    if (hole >= 0) {
      const { name, isCell: single } = columns[hole] as Column<unknown>;
      throw new RevError("VALUE_BLANK", {
        place: single ? name : across ? `${name}!R1C${i + 1}` : `${name}!R${i + 1}C1`,
      });
    }
    results.push(rule(values as Values<C>, i));
  }
  const words = Object.keys(results.find((result) => result !== null) ?? {});
  const part = (word: Word): Part => {
    const values = results.map((result) => result?.[word] ?? null);
    return isCell ? one(values[0] ?? null) : { part: "column", values, across };
  };
  const parts: Record<Word, () => Part> = {};
  if (words.length === 0)
    parts.result = () => (isCell ? one(null) : { part: "column", values: results.map(() => null), across });
  for (const word of words) parts[word] = () => part(word);
  parts.table = () =>
    rows(
      words,
      results.map((result) => words.map((word) => result?.[word] ?? null)),
    );
  for (const [word, make] of Object.entries(more)) parts[word] = () => make(results);
  return views(parts);
};
