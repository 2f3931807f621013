import { columnLetter } from "../../core/column-letter.ts";
import type { Cell, CellKind, chartKinds, Request, WrittenCell } from "../protocol.ts";
import type { SheetMapping } from "../sheet-table.ts";

/** A cell of a block; a formula gets the address of any cell of its block by column and row (0 is the first row below the header). */
export type BlockCell = Cell | { readonly formula: (at: (column: number, row: number) => string) => string };

export interface BlockColumn {
  readonly label: string;
  readonly kind: CellKind;
  readonly digits?: number;
  /** Pixels where the header needs less; the column of a longer header is as wide as that. */
  readonly width?: number;
}

export interface BlockChart {
  readonly kind: (typeof chartKinds)[number];
  readonly title: string;
  /** Columns of the block, the labels first; they stand side by side. */
  readonly from: number;
  readonly columns: number;
}

/** One table of a tab. */
export interface Block {
  readonly title?: string;
  /** What one row is, or what to know before reading; one sentence. */
  readonly definition?: string;
  readonly columns: readonly BlockColumn[];
  readonly rows: readonly (readonly BlockCell[])[];
  readonly total?: readonly BlockCell[];
  readonly note?: string;
  readonly chart?: BlockChart;
  /** Columns shown as a heat map: first and number of them. */
  readonly heat?: readonly [from: number, columns: number];
}

/** A tab to write, in the reader's words. Without a title it is a plain table from the first row on, which RevSheet reads like an export. */
export interface TabPlan {
  readonly name: string;
  readonly title?: string;
  readonly sentence?: string;
  readonly blocks: readonly Block[];
  /** As-of date, inputs and their hash, below the title. */
  readonly stamp?: string;
  /** How a plain table is to be read, where that is known. */
  readonly mapping?: SheetMapping;
  /** What a trace needs to know later; absent for plain tables. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** Digits shown where a column does not say. */
const usualDigits: Readonly<Record<CellKind, number>> = {
  text: 0,
  integer: 0,
  number: 2,
  money: 0,
  percent: 1,
  date: 0,
  days: 0,
};

const usualWidth: Readonly<Record<CellKind, number>> = {
  text: 170,
  integer: 90,
  number: 90,
  money: 110,
  percent: 90,
  date: 100,
  days: 90,
};

/** Pixels that a header needs in bold ten-point Arial, in any of the six languages. */
const headerWidth = (label: string): number => label.length * 8 + 16;

/** Rows in one call: some seconds of work at most. */
const chunkRows = 2000;
/** Rows a chart takes up. */
const chartRows = 18;

/** A call that writes a part of a tab. */
export type Step = Extract<Request, { do: "put" | "dress" | "chart" }>;
type Dress = Extract<Request, { do: "dress" }>;

type Part = Extract<Request, { do: "put" }>["parts"][number];

/** Parts of a tab in as few calls as possible, since each is a round trip to Google: so many rows in one. */
const inCalls = (parts: readonly Part[], sheet: number): Step[] => {
  const calls: { parts: Part[]; rows: number }[] = [];
  for (const part of parts) {
    const last = calls[calls.length - 1];
    if (last !== undefined && last.rows + part.cells.length <= chunkRows) {
      last.parts.push(part);
      last.rows += part.cells.length;
    } else calls.push({ parts: [part], rows: part.cells.length });
  }
  return calls.map((call) => ({ do: "put", sheet, parts: call.parts }));
};

const resolved = (cell: BlockCell, firstRow: number): WrittenCell =>
  typeof cell === "object" && cell !== null
    ? { formula: cell.formula((column, row) => `${columnLetter(column)}${firstRow + row}`) }
    : cell;

/** The calls that write a tab, in order; each is small enough for Google's limits and for a progress bar. */
export const tabSteps = (plan: TabPlan, sheet: number): Step[] => {
  const parts: Part[] = [];
  const put = (row: number, columns: readonly BlockColumn[], cells: WrittenCell[][]) =>
    parts.push({
      row,
      column: 1,
      columns: columns.map(({ kind, digits }) => ({ kind, digits: digits ?? usualDigits[kind] })),
      cells,
    });
  const text = (row: number, value: string) => put(row, [{ label: "", kind: "text" }], [[value]]);
  const titles: number[] = [];
  const quiet: number[] = [];
  const headers: Dress["headers"] = [];
  const totals: Dress["totals"] = [];
  const heats: Dress["heats"] = [];
  const charts: Step[] = [];
  const widths: number[] = [];
  let row = 1;
  if (plan.title !== undefined) {
    text(1, plan.title);
    text(2, plan.sentence ?? "");
    text(3, plan.stamp ?? "");
    titles.push(1);
    quiet.push(3);
    row = 5;
  }
  let frozen = 0;
  for (const block of plan.blocks) {
    if (block.title !== undefined) {
      text(row, block.title);
      titles.push(row++);
    }
    if (block.definition !== undefined) {
      text(row, block.definition);
      quiet.push(row++);
    }
    const header = row++;
    const first = row;
    const width = block.columns.length;
    put(
      header,
      block.columns.map(({ label }) => ({ label, kind: "text" })),
      [block.columns.map(({ label }) => label)],
    );
    const numbers = block.columns.flatMap(({ kind }, i) => (kind === "text" ? [] : [i + 1]));
    headers.push({ row: header, columns: width, numbers });
    if (plan.blocks.length === 1) frozen = header;
    block.columns.forEach(({ label, kind, width: own }, i) => {
      widths[i] = Math.max(widths[i] ?? 0, own ?? usualWidth[kind], headerWidth(label));
    });
    for (let at = 0; at < block.rows.length; at += chunkRows) {
      const part = block.rows.slice(at, at + chunkRows);
      put(
        row,
        block.columns,
        part.map((line) => line.map((cell) => resolved(cell, first))),
      );
      row += part.length;
    }
    if (block.total !== undefined) {
      totals.push({ row, columns: width });
      put(row++, block.columns, [block.total.map((cell) => resolved(cell, first))]);
    }
    if (block.note !== undefined) {
      text(row, block.note);
      quiet.push(row++);
    }
    if (block.heat !== undefined && block.rows.length > 0) {
      heats.push({ row: first, column: block.heat[0] + 1, rows: block.rows.length, columns: block.heat[1] });
    }
    if (block.chart !== undefined && block.rows.length > 0) {
      const { from, columns, kind, title } = block.chart;
      const rows = block.rows.length + 1;
      charts.push({
        do: "chart",
        sheet,
        row: header,
        column: from + 1,
        rows,
        columns,
        kind,
        title,
        at: { row: row + 1, column: 1 },
      });
      row += chartRows;
    }
    row++;
  }
  const dress: Dress = {
    do: "dress",
    sheet,
    titles,
    quiet,
    headers,
    totals,
    heats,
    frozen,
    widths: Array.from(widths, (width) => width ?? 100),
  };
  return [...inCalls(parts, sheet), dress, ...charts];
};

/** A sum over the block's rows. */
export const sumOf = (column: number, rows: number): BlockCell =>
  rows === 0 ? null : { formula: (at) => `=SUM(${at(column, 0)}:${at(column, rows - 1)})` };

/** A quotient of two cells that is blank where it can't be told. */
export const quotientOf = (
  above: (at: (column: number, row: number) => string) => string,
  below: (at: (column: number, row: number) => string) => string,
): BlockCell => ({ formula: (at) => `=IFERROR((${above(at)})/(${below(at)});"")` });
