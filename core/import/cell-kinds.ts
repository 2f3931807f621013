import { fold, tidy } from "../locale/fold.ts";
import { parseBoolean } from "./booleans.ts";
import type { FieldKind } from "./fields.ts";

const blanks = ["", "-", "n/a", "#n/a", "null", "none"];
const idShapes = [
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  /^(?=.*\d)[0-9a-z]{15}(?:[0-9a-z]{3})?$/i,
  /^[0-9a-f]{24}$|^[0-9a-f]{32}$/i,
  /^\d+$/,
];

/** The cells of a column that hold something, tidied: not blank and none of the words for nothing (-, N/A, NULL). */
export const filledCells = (sample: readonly (readonly string[])[], column: number): readonly string[] =>
  sample.map((row) => tidy(row[column] ?? "")).filter((cell) => !blanks.includes(fold(cell)));

const isFlag = (cell: string): boolean => typeof parseBoolean(cell) === "boolean";
const isDateLike = (cell: string): boolean =>
  /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}\b/.test(cell) || /^\d{4}-\d{2}-\d{2}T/.test(cell);
const isInstant = (cell: string): boolean => /\d/.test(cell) && !isFlag(cell) && !/[€$£₺]/.test(cell);
const isNumber = (cell: string): boolean => /\d/.test(cell) && !isDateLike(cell);

const test: Readonly<Partial<Record<FieldKind, (cell: string) => boolean>>> = {
  instant: isInstant,
  flag: isFlag,
  amount: isNumber,
  number: isNumber,
  percent: isNumber,
};

/**
 * Whether filled cells can be of a kind: at least half of them, so that single bad cells stay a matter of the rows. An empty column and the
 * kinds text and id fit always.
 */
export const fitsKind = (cells: readonly string[], kind: FieldKind): boolean => {
  const fits = test[kind];
  return fits === undefined || cells.length === 0 || cells.filter(fits).length * 2 >= cells.length;
};

/** Every cell looks like the key of a record: GUID, Salesforce id, hexadecimal hash, digits. False for an empty column. */
export const looksLikeIds = (cells: readonly string[]): boolean =>
  cells.length > 0 && cells.every((cell) => idShapes.some((shape) => shape.test(cell)));
