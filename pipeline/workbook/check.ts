import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Cell, readXlsx, type Sheet, type Workbook } from "hucre/xlsx";
import { RevError } from "../../core/errors/error.ts";
import { type Language, languages } from "../../core/locale/language.ts";
import { abs, compare, exact, sub, sum, toText } from "../../core/money/exact.ts";
import type { Results, Table } from "../../core/results.ts";
import { fileError } from "../source/file-bytes.ts";
import { addIn } from "./engine.ts";
import { columnNumber, copiedFormula } from "./formula.ts";
import {
  type FigureDifference,
  place,
  type Recomputation,
  recompute,
  type StoredWorkbook,
  type UnreadCell,
} from "./recompute.ts";

export interface WorkbookCheck {
  /** Totals that were added up again. */
  readonly totals: number;
  /** Figures that were compared with results.json beside the workbook; 0 without one. */
  readonly figures: number;
  /** Cells with a REV_ formula that were computed again. */
  readonly formulas: number;
  readonly differences: readonly FigureDifference[];
  readonly unread: readonly UnreadCell[];
}

const sumOf = /^=?\s*(?:SUM\(|SUBTOTAL\(\s*(?:9|109)\s*,)\s*\$?([A-Z]+)\$?(\d+)\s*:\s*\$?([A-Z]+)\$?(\d+)\s*\)$/i;
/** Half a unit in the last place that any of our figures shows. */
const tolerance = exact("0.00005");

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

/** The formulas of a sheet by cell; those that share one formula (a copy down a column is stored so) get their own text. */
const formulasOf = ({ cells }: Sheet): Map<string, string> => {
  const shared = new Map<number, readonly [formula: string, row: number, column: number]>();
  const formulas = new Map<string, string>();
  for (const [key, { formula, formulaSharedIndex: index }] of cells ?? new Map<string, Cell>()) {
    if (formula === undefined) continue;
    const [row = 0, column = 0] = key.split(",").map(Number);
    if (index !== undefined && formula !== "") shared.set(index, [formula, row, column]);
    const first = index === undefined || formula !== "" ? undefined : shared.get(index);
    formulas.set(key, first === undefined ? formula : copiedFormula(first[0], row - first[1], column - first[2]));
  }
  return formulas;
};

const stored = ({ sheets, namedRanges = [] }: Workbook): StoredWorkbook => ({
  sheets: sheets.map((sheet) => ({ name: sheet.name, rows: sheet.rows, formulas: formulasOf(sheet) })),
  names: new Map(namedRanges.map(({ name, range }) => [name.toLowerCase(), range])),
});

/** A workbook doesn't say in which language its headers were spilled: the asked one, else the first of the six in which most cells agree. */
const inItsLanguage = (workbook: StoredWorkbook, asked: Language): Recomputation => {
  let best = recompute(workbook, addIn(asked));
  for (const language of languages) {
    if (best.differences.length === 0) break;
    if (language === asked) continue;
    const found = recompute(workbook, addIn(language));
    if (found.differences.length < best.differences.length) best = found;
  }
  return best;
};

/**
 * Adds up every SUM and SUBTOTAL of a workbook again, exactly, computes every REV_ formula again, and where the pack's results.json lies beside it,
 * compares every figure of every table with it. FILE_DAMAGED where it is no workbook.
 */
export const checkWorkbook = async (file: string, language: Language = "en"): Promise<WorkbookCheck> => {
  let workbook: Workbook;
  try {
    workbook = await readXlsx(readFileSync(file));
  } catch (error) {
    const known = fileError(error, file);
    if (known !== error || !(error instanceof Error)) throw known;
    throw new RevError("FILE_DAMAGED", { file, format: "XLSX", cause: error.message });
  }
  const { sheets } = workbook;
  const beside = join(dirname(file), "results.json");
  const tables = existsSync(beside)
    ? (JSON.parse(readFileSync(beside, "utf8")) as Results).sections.flatMap((section) => section.tables)
    : [];
  const totals = sheets.map(totalsOf);
  const figures = tables.map((table) => figuresOf(table, sheets));
  const { formulas, differences, unread } = inItsLanguage(stored(workbook), language);
  const count = (parts: readonly { readonly count: number }[]) => parts.reduce((all, part) => all + part.count, 0);
  return {
    totals: count(totals),
    figures: count(figures),
    formulas,
    differences: [...[...totals, ...figures].flatMap((part) => part.differences), ...differences],
    unread,
  };
};
