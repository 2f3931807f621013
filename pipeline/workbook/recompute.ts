import { dayNumber, isoDate } from "../../core/calendar/iso-date.ts";
import { exact, round, toNumber } from "../../core/money/exact.ts";
import type { CellHost, HostCell } from "./cell-host.ts";
import {
  columnLetters,
  type Expression,
  isSpilled,
  parseFormula,
  type Reference,
  typedFormula,
  Unreadable,
} from "./formula.ts";

/** A value as a workbook holds it. */
export type StoredValue = string | number | boolean | Date | null;

/** A sheet of a workbook: its values, and the formulas of its cells by "row,column" from 0. */
export interface StoredSheet {
  readonly name: string;
  readonly rows: readonly (readonly StoredValue[])[];
  readonly formulas: ReadonlyMap<string, string>;
}

export interface StoredWorkbook {
  readonly sheets: readonly StoredSheet[];
  /** What each named range stands for, by its name in lower case. */
  readonly names: ReadonlyMap<string, string>;
}

/** A figure that isn't what it should be. */
export interface FigureDifference {
  readonly sheet: string;
  /** As spreadsheets name it: B7. */
  readonly cell: string;
  readonly stands: string;
  readonly should: string;
}

/** A cell that could not be recomputed: a function that the engine doesn't have, or something in the formula that isn't read here. */
export interface UnreadCell {
  readonly sheet: string;
  readonly cell: string;
  readonly reason: "unknown_function" | "unreadable";
  readonly what: string;
}

export interface Recomputation {
  /** Cells with a formula that were computed again. */
  readonly formulas: number;
  readonly differences: readonly FigureDifference[];
  readonly unread: readonly UnreadCell[];
}

export const place = (row: number, column: number): string => `${columnLetters(column)}${row + 1}`;

class UnknownFunction extends Error {}
/** What a function says about its arguments. */
class Refusal extends Error {}

const refusal = (error: unknown): Refusal =>
  new Refusal(
    typeof error === "object" && error !== null && "message" in error ? String(error.message) : String(error),
  );

const serialOf1970 = 25_569;
const isoDay = (date: Date) => date.toISOString().slice(0, 10);

const toHost = (value: StoredValue | undefined): HostCell =>
  value instanceof Date ? { date: isoDay(value) } : (value ?? "");

const isDay = (cell: HostCell): cell is { readonly date: string } => typeof cell === "object" && cell !== null;

/** A cell as a number where it is one: dates as the day numbers of a spreadsheet. */
const numeric = (cell: HostCell): number | null =>
  typeof cell === "number" ? cell : isDay(cell) ? dayNumber(isoDate(cell.date)) + serialOf1970 : null;

const shown = (cell: HostCell): string =>
  isDay(cell) ? cell.date : typeof cell === "boolean" ? String(cell).toUpperCase() : String(cell ?? "");

/** Cached values are doubles that went through text: they agree within the last digits. */
const agrees = (stands: HostCell, should: HostCell): boolean => {
  const [a, b] = [numeric(stands), numeric(should)];
  if (a !== null && b !== null) return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
  return shown(stands).trim() === shown(should).trim();
};

type Grid = HostCell[][];

class Calculation {
  private readonly workbook: StoredWorkbook;
  private readonly host: CellHost;
  private readonly sheet: StoredSheet;

  constructor(workbook: StoredWorkbook, host: CellHost, sheet: StoredSheet) {
    this.workbook = workbook;
    this.host = host;
    this.sheet = sheet;
  }

  private block({ sheet: name, top, left, bottom, right }: Reference): Grid {
    const sheet = name === null ? this.sheet : this.workbook.sheets.find((each) => each.name === name);
    if (sheet === undefined) throw new Unreadable(`${name}!`);
    const last = bottom ?? Math.max(top, sheet.rows.length - 1);
    const end = right ?? left;
    return Array.from({ length: last - top + 1 }, (_, r) =>
      Array.from({ length: end - left + 1 }, (_unused, c) => toHost(sheet.rows[top + r]?.[left + c])),
    );
  }

  private rounded([grid = [], digits = [[0]]]: readonly Grid[]): Grid {
    const places = Number(digits[0]?.[0]);
    return grid.map((cells) =>
      cells.map((cell) => (typeof cell === "number" ? toNumber(round(exact(cell), places)) : cell)),
    );
  }

  private date(values: readonly Grid[]): Grid {
    const [year = 0, month = 0, day = 0] = values.map((value) => Number(value[0]?.[0]));
    return [[{ date: isoDay(new Date(Date.UTC(year, month - 1, day))) }]];
  }

  private call(name: string, values: readonly Expression[]): Grid {
    if (name === "IFERROR") {
      try {
        return this.value(values[0] ?? { kind: "value", value: null });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return this.value(values[1] ?? { kind: "value", value: null });
      }
    }
    const grids = values.map((value) => this.value(value));
    if (name === "ARRAYFORMULA") return grids[0] ?? [[""]];
    if (name === "ROUND") return this.rounded(grids);
    if (name === "DATE") return this.date(grids);
    if (!/^REV_/.test(name)) throw new Unreadable(`${name}()`);
    if (!this.host.has(name)) throw new UnknownFunction(name);
    // A range of one cell is that cell, as in a spreadsheet.
    const given = grids.map((grid) => (grid.length === 1 && grid[0]?.length === 1 ? (grid[0][0] as HostCell) : grid));
    try {
      const result = this.host.call(name, ...given);
      return Array.isArray(result) ? result : [[result]];
    } catch (error) {
      throw refusal(error);
    }
  }

  /** Gives what the expression spills. Throws Unreadable, UnknownFunction or Refusal. */
  value(expression: Expression): Grid {
    switch (expression.kind) {
      case "value":
        return [[expression.value ?? ""]];
      case "range":
        return this.block(expression.reference);
      case "name": {
        const target = this.workbook.names.get(expression.name.toLowerCase());
        if (target === undefined) throw new Unreadable(expression.name);
        return this.value(parseFormula(target));
      }
      case "call":
        return this.call(expression.name, expression.values);
    }
  }
}

/** What Sheets shows for a function that refuses its arguments; #NAME? is no answer but a workbook without the add-in. */
const isError = (cell: HostCell): boolean => typeof cell === "string" && /^#(?!NAME)[A-Z/]+[!?]?/.test(cell);

/** The REV_ formula behind a continuation of a spill: leftwards to the spill's edge, then up. */
const anchorOf = ({ formulas }: StoredSheet, row: number, column: number): string => {
  const spilled = (key: string) => isSpilled(formulas.get(key) ?? "");
  let [r, c] = [row, column];
  while (c > 0 && spilled(`${r},${c - 1}`)) c--;
  if (formulas.has(`${r},${c - 1}`)) return `${r},${c - 1}`;
  while (r > 0 && spilled(`${r},${c}`)) r--;
  return `${r},${c}`;
};

const recomputeSheet = (workbook: StoredWorkbook, sheet: StoredSheet, host: CellHost): Recomputation => {
  const differences: FigureDifference[] = [];
  const unread: UnreadCell[] = [];
  const covered = new Set<string>();
  const recomputed = new Set<string>();
  const calculation = new Calculation(workbook, host, sheet);
  const compare = (row: number, column: number, should: HostCell) => {
    covered.add(`${row},${column}`);
    const stands = toHost(sheet.rows[row]?.[column]);
    if (!agrees(stands, should))
      differences.push({ sheet: sheet.name, cell: place(row, column), stands: shown(stands), should: shown(should) });
  };
  for (const [key, stored] of sheet.formulas) {
    const formula = typedFormula(stored);
    if (!/\bREV_[A-Z]/i.test(formula.replace(/"(?:[^"]|"")*"/g, ""))) continue;
    const [row = 0, column = 0] = key.split(",").map(Number);
    try {
      const grid = calculation.value(parseFormula(formula));
      recomputed.add(key);
      for (const [r, cells] of grid.entries())
        for (const [c, should] of cells.entries()) compare(row + r, column + c, should);
    } catch (error) {
      const cell = { sheet: sheet.name, cell: place(row, column) };
      if (error instanceof Unreadable) unread.push({ ...cell, reason: "unreadable", what: error.message });
      else if (error instanceof UnknownFunction)
        unread.push({ ...cell, reason: "unknown_function", what: error.message });
      else if (error instanceof Refusal) {
        recomputed.add(key);
        const stands = toHost(sheet.rows[row]?.[column]);
        if (!isError(stands)) differences.push({ ...cell, stands: shown(stands), should: error.message });
      } else throw error;
    }
  }
  // Cells of a spill that was longer or wider when the workbook was saved.
  for (const [key, stored] of sheet.formulas) {
    const [row = 0, column = 0] = key.split(",").map(Number);
    if (covered.has(key) || !isSpilled(stored) || !recomputed.has(anchorOf(sheet, row, column))) continue;
    compare(row, column, "");
  }
  return { formulas: recomputed.size, differences, unread };
};

/**
 * Computes every REV_ formula of a workbook again from the values that stand in its cells, through the add-in's own code, and compares what it
 * spills with what is stored. Reads calls, references, named ranges, literals, DATE, ROUND, IFERROR and ARRAYFORMULA, and the form in which Google exports
 * functions that Excel doesn't know.
 */
export const recompute = (workbook: StoredWorkbook, host: CellHost): Recomputation => {
  const parts = workbook.sheets.map((sheet) => recomputeSheet(workbook, sheet, host));
  return {
    formulas: parts.reduce((count, { formulas }) => count + formulas, 0),
    differences: parts.flatMap(({ differences }) => differences),
    unread: parts.flatMap(({ unread }) => unread),
  };
};
