import { writeXlsx } from "hucre/xlsx";
import type { HostCell } from "../../pipeline/workbook/cell-host.ts";
import { place } from "../../pipeline/workbook/recompute.ts";

/** A formula of a sheet with what it spills from its cell on. */
export interface Spilled {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
  readonly spills: readonly (readonly HostCell[])[];
}

export interface ExportedSheet {
  readonly name: string;
  readonly values: readonly (readonly (HostCell | undefined)[])[];
  readonly formulas: readonly Spilled[];
}

const literal = (value: string | number | boolean): string =>
  typeof value === "string" ? `"${value.replaceAll('"', '""')}"` : String(value).toUpperCase();

const stored = (cell: HostCell | undefined): string | number | boolean | Date | null =>
  typeof cell === "object" && cell !== null ? new Date(`${cell.date}T00:00:00Z`) : (cell ?? null);

/** A date that a formula gives is stored as its day number. */
const serial = (cell: HostCell): string | number | boolean =>
  typeof cell === "object" && cell !== null ? Date.parse(`${cell.date}T00:00:00Z`) / 86_400_000 + 25_569 : (cell ?? "");

/**
 * A workbook as Google Sheets exports it: a formula with a function that Excel doesn't know is kept as text beside its value, and each further
 * cell of its spill is written as a computed value.
 */
export const googleExport = (sheets: readonly ExportedSheet[]): Promise<Uint8Array> =>
  writeXlsx({
    sheets: sheets.map(({ name, values, formulas }) => {
      const rows = values.map((row) => row.map(stored));
      const cells = new Map<
        string,
        { value: string | number | boolean; formula: string; formulaResult: string | number | boolean }
      >();
      for (const { row, column, formula, spills } of formulas) {
        for (const [r, line] of spills.entries()) {
          for (const [c, cell] of line.entries()) {
            const value = serial(cell);
            const said = r === 0 && c === 0 ? formula : '"COMPUTED_VALUE"';
            const wrapped = `IFERROR(__xludf.DUMMYFUNCTION(${literal(said)}),${literal(value)})`;
            while (rows.length <= row + r) rows.push([]);
            const target = rows[row + r] as (typeof rows)[number];
            while (target.length <= column + c) target.push(null);
            target[column + c] = value;
            if (cells.has(`${row + r},${column + c}`)) throw new Error(`${place(row + r, column + c)} is taken`);
            cells.set(`${row + r},${column + c}`, { value, formula: wrapped, formulaResult: value });
          }
        }
      }
      return { name, rows, cells };
    }),
  });
