import type { Authorisation } from "./authorisation.ts";
import type { Area, CellStyle, Held, SheetStore } from "./store.ts";
import { strict } from "./strict.ts";
import { taken } from "./taken.ts";

const letter = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : letter(Math.floor(index / 26) - 1) + letter(index % 26);

const cellName = (row: number, column: number): string => `${letter(column - 1)}${row}`;

/** An area as "B2" or "B2:C9". */
export const a1 = ({ row, column, rows, columns }: Area): string =>
  rows * columns === 1
    ? cellName(row, column)
    : `${cellName(row, column)}:${cellName(row + rows - 1, column + columns - 1)}`;

/** What the other doubles need from a range that the script hands back. */
export interface RangeApi {
  readonly a1: string;
  readonly area: Area;
  readonly sheet: SheetStore;
  readonly [method: string]: unknown;
}

/** A range with the methods that the add-in may call; everything else throws. Rectangles must fit, as in Sheets. */
export const rangeApi = (sheet: SheetStore, area: Area, auth: Authorisation): RangeApi => {
  const { row, column, rows, columns } = area;
  if (![row, column, rows, columns].every((n) => Number.isInteger(n) && n >= 1)) {
    throw new Error("The starting row, column or size of the range is too small.");
  }
  if (row + rows - 1 > sheet.maxRows || column + columns - 1 > sheet.maxColumns) {
    throw new Error("The coordinates of the range are outside the dimensions of the sheet.");
  }
  const read = (call: string) => auth.use("read", `Range.${call}`);
  const write = (call: string) => auth.use("write", `Range.${call}`);
  const grid = <T>(cell: (r: number, c: number) => T): T[][] =>
    Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_, c) => cell(row + r, column + c)));
  const fits = (given: readonly (readonly unknown[])[], call: string): void => {
    if (given.length !== rows || given.some((line) => line.length !== columns)) {
      throw new Error(`The number of rows or columns in the data does not match those of the range (${call}).`);
    }
  };
  const styled =
    <T>(call: string, styleOf: (value: T) => CellStyle) =>
    (value: T) => {
      write(call);
      sheet.style(area, styleOf(value));
      return api;
    };
  const api: RangeApi = strict("Range", {
    a1: a1(area),
    area,
    sheet,
    getValues: () => {
      read("getValues");
      return sheet.read(area);
    },
    getValue: () => {
      read("getValue");
      return sheet.read({ row, column, rows: 1, columns: 1 })[0]?.[0];
    },
    getFormula: () => {
      read("getFormula");
      return sheet.formula(row, column);
    },
    getFormulas: () => {
      read("getFormulas");
      return grid((r, c) => sheet.formula(r, c));
    },
    getRow: () => {
      read("getRow");
      return row;
    },
    getColumn: () => {
      read("getColumn");
      return column;
    },
    getA1Notation: () => {
      read("getA1Notation");
      return a1(area);
    },
    /** A whole tab over another one; styles are left to whoever dresses it. */
    copyTo: ({ sheet: target, area: at }: RangeApi) => {
      write("copyTo");
      if (row !== 1 || column !== 1 || at.row !== 1 || at.column !== 1 || rows < target.maxRows)
        throw new Error("the double copies whole tabs only");
      const { row: lastRow, column: lastColumn } = sheet.last();
      target.clear();
      if (lastRow === 0) return;
      const values = sheet.read({ row: 1, column: 1, rows: lastRow, columns: lastColumn });
      const each = <T>(cell: (r: number, c: number) => T): T[][] =>
        values.map((line, r) => line.map((_, c) => cell(r + 1, c + 1)));
      target.setFormats(
        1,
        1,
        each((r, c) => sheet.format(r, c)),
      );
      target.write(
        1,
        1,
        each((r, c) => ({ value: values[r - 1]?.[c - 1] as Held, formula: sheet.formula(r, c) })),
      );
    },
    setValues: (given: readonly (readonly unknown[])[]) => {
      write("setValues");
      fits(given, "setValues");
      sheet.write(
        row,
        column,
        given.map((line, r) => line.map((value, c) => taken(value, sheet.format(row + r, column + c)))),
      );
      return api;
    },
    setValue: (value: unknown) => {
      write("setValue");
      sheet.write(row, column, [[taken(value, sheet.format(row, column))]]);
      return api;
    },
    setFormula: (formula: string) => {
      write("setFormula");
      if (!formula.startsWith("=")) throw new Error("not a formula");
      sheet.write(row, column, [[{ value: 0, formula }]]);
      return api;
    },
    setNumberFormats: (given: readonly (readonly string[])[]) => {
      write("setNumberFormats");
      fits(given, "setNumberFormats");
      sheet.setFormats(row, column, given);
      return api;
    },
    setNumberFormat: (format: string) => {
      write("setNumberFormat");
      sheet.setFormats(
        row,
        column,
        grid(() => format),
      );
      return api;
    },
    setFontWeight: styled("setFontWeight", (weight: string) => ({ bold: weight === "bold" })),
    setFontSize: styled("setFontSize", (size: number) => ({ size })),
    setFontColor: styled("setFontColor", (colour: string) => ({ colour })),
    setBackground: styled("setBackground", (background: string) => ({ background })),
    setHorizontalAlignment: styled("setHorizontalAlignment", (align: "left" | "center" | "right") => ({ align })),
  });
  return api;
};
