import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Cell, readXlsx, type Sheet } from "hucre/xlsx";
import { RevError } from "../core/errors/error.ts";
import { abs, compare, exact, sub, sum, toText } from "../core/money/exact.ts";
import type { Results, Table } from "../core/results.ts";
import { fileError } from "./source/file-bytes.ts";

/** A figure that isn't what it should be. */
export interface FigureDifference {
  readonly sheet: string;
  /** As spreadsheets name it: B7. */
  readonly cell: string;
  readonly stands: string;
  readonly should: string;
}

export interface WorkbookCheck {
  /** Totals that were added up again. */
  readonly totals: number;
  /** Figures that were compared with results.json beside the workbook; 0 without one. */
  readonly figures: number;
  readonly differences: readonly FigureDifference[];
}

const sumOf = /^=?\s*(?:SUM\(|SUBTOTAL\(\s*(?:9|109)\s*,)\s*\$?([A-Z]+)\$?(\d+)\s*:\s*\$?([A-Z]+)\$?(\d+)\s*\)$/i;
/** Half a unit in the last place that any of our figures shows. */
const tolerance = exact("0.00005");

const columnNumber = (letters: string) =>
  [...letters.toUpperCase()].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const columnLetters = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : columnLetters(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26));

const place = (row: number, column: number) => `${columnLetters(column)}${row + 1}`;

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

/** Adds up the range of a SUM or SUBTOTAL again; null for any other formula. */
const recomputed = (formula: string, { rows }: Sheet): string | null => {
  const match = sumOf.exec(formula);
  if (match === null) return null;
  const [, left = "", top = "", right = "", bottom = ""] = match;
  const cells = rows
    .slice(Number(top) - 1, Number(bottom))
    .flatMap((row) => row.slice(columnNumber(left), columnNumber(right) + 1));
  return toText(sum(cells.filter(isNumber).map((value) => exact(value))));
};

const differs = (a: string | number, b: string | number) => compare(abs(sub(exact(a), exact(b))), tolerance) > 0;

const totalsOf = (sheet: Sheet): { readonly count: number; readonly differences: FigureDifference[] } => {
  let count = 0;
  const differences: FigureDifference[] = [];
  for (const [key, cell] of sheet.cells ?? new Map<string, Cell>()) {
    if (cell.formula === undefined) continue;
    const should = recomputed(cell.formula, sheet);
    if (should === null) continue;
    count++;
    const [row = 0, column = 0] = key.split(",").map(Number);
    const stands = cell.formulaResult ?? cell.value;
    if (!isNumber(stands) || differs(stands, should))
      differences.push({ sheet: sheet.name, cell: place(row, column), stands: String(stands ?? ""), should });
  }
  return { count, differences };
};

const firstDataRow = 4;

/** The figures of a table of results.json against its sheet, found by the title in its first cell. */
const figuresOf = (table: Table, sheets: readonly Sheet[]) => {
  const sheet = sheets.find(({ rows }) => rows[0]?.[0] === table.title);
  let count = 0;
  const differences: FigureDifference[] = [];
  if (sheet === undefined) return { count, differences };
  table.rows.forEach((row, i) => {
    table.columns.forEach(({ kind }, column) => {
      const should = row[column] ?? null;
      if (kind === "text" || kind === "date" || should === null || typeof should === "boolean") return;
      count++;
      const stands = sheet.rows[firstDataRow + i]?.[column] ?? null;
      if (!isNumber(stands) || differs(stands, should))
        differences.push({
          sheet: sheet.name,
          cell: place(firstDataRow + i, column),
          stands: stands === null ? "" : String(stands),
          should: String(should),
        });
    });
  });
  return { count, differences };
};

/**
 * Adds up every SUM and SUBTOTAL of a workbook again, exactly, and where the pack's results.json lies beside it, compares every figure of every
 * table with it. FILE_DAMAGED where it is no workbook.
 */
export const checkWorkbook = async (file: string): Promise<WorkbookCheck> => {
  let sheets: Sheet[];
  try {
    ({ sheets } = await readXlsx(readFileSync(file)));
  } catch (error) {
    const known = fileError(error, file);
    if (known !== error || !(error instanceof Error)) throw known;
    throw new RevError("FILE_DAMAGED", { file, format: "XLSX", cause: error.message });
  }
  const beside = join(dirname(file), "results.json");
  const tables = existsSync(beside)
    ? (JSON.parse(readFileSync(beside, "utf8")) as Results).sections.flatMap((section) => section.tables)
    : [];
  const totals = sheets.map(totalsOf);
  const figures = tables.map((table) => figuresOf(table, sheets));
  const count = (parts: readonly { readonly count: number }[]) => parts.reduce((all, part) => all + part.count, 0);
  return {
    totals: count(totals),
    figures: count(figures),
    differences: [...totals, ...figures].flatMap(({ differences }) => differences),
  };
};
