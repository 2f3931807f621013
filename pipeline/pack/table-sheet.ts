import { isoDate } from "../../core/calendar/iso-date.ts";
import { add, equal, exact, toNumber, zero } from "../../core/money/exact.ts";
import type { Cell, Column, Stamp, Table } from "../../core/results.ts";
import { cellText, headerText, isNumeric } from "./cell-text.ts";
import { packSpeaker } from "./messages.ts";
import { numberFormat } from "./number-formats.ts";
import { type Block, type CellLook, rangeOf, type WorkbookCell, type WorkbookSheet } from "./xlsx.ts";

/** Zero-based rows of a table sheet: title, definition, way back, header, then the data. */
export const tableRows = { title: 0, definition: 1, back: 2, header: 3, data: 4 } as const;

/** A cell's number, or undefined where it is blank or a double cannot hold its digits. */
const numberOf = (cell: Cell): number | undefined => {
  if (cell === null || typeof cell === "boolean") return undefined;
  const value = exact(cell);
  const number = toNumber(value);
  return equal(exact(number), value) || typeof cell === "number" ? number : undefined;
};

const cellOf = (cell: Cell, column: Column, { language, currencyDigits }: Stamp, look: CellLook): WorkbookCell => {
  if (cell === null) return look === "plain" ? null : { text: "", look };
  const format = numberFormat(column.kind, language, currencyDigits, column.digits);
  if (column.kind === "text" || typeof cell === "boolean") return { text: cellText(cell, "text", language), look };
  if (column.kind === "date") return { date: isoDate(String(cell)), format, look };
  const number = numberOf(cell);
  return number === undefined ? { text: String(cell), look } : { number, format, look };
};

/** Whether the total of a column is the sum of its rows, so that a formula may stand for it. */
const isSum = (table: Table, index: number): boolean => {
  const column = table.columns[index] as Column;
  const total = table.totalRow?.[index] ?? null;
  const wanted = column.total ?? (column.kind === "integer" || column.kind === "money" ? "sum" : "none");
  if (wanted === "none" || total === null || typeof total === "boolean" || !isNumeric(column.kind)) return false;
  if (
    table.rows.length === 0 ||
    table.rows.some((row) => row[index] !== null && numberOf(row[index] ?? null) === undefined)
  )
    return false;
  const sum = table.rows.reduce((running, row) => {
    const cell = row[index] ?? null;
    return cell === null || typeof cell === "boolean" ? running : add(running, exact(cell));
  }, zero);
  return equal(sum, exact(total));
};

const totalCells = (table: Table, stamp: Stamp): readonly WorkbookCell[] =>
  table.columns.map((column, i) => {
    const total = table.totalRow?.[i] ?? null;
    if (!isSum(table, i)) return cellOf(total, column, stamp, "total");
    const block: Block = { rows: [tableRows.data, tableRows.data + table.rows.length - 1], columns: [i, i] };
    const format = numberFormat(column.kind, stamp.language, stamp.currencyDigits, column.digits);
    return {
      formula: `SUBTOTAL(109,${rangeOf(block)})`,
      result: toNumber(exact(total as string | number)),
      format,
      look: "total",
    };
  });

/** Widths that show every figure whole; text columns stop at 48 characters. */
const widthsOf = (table: Table, { language, currency, currencyDigits }: Stamp): readonly number[] =>
  table.columns.map((column, i) => {
    const digits = column.kind === "money" ? (column.digits ?? currencyDigits) : column.digits;
    const cells = [...table.rows, ...(table.totalRow === undefined ? [] : [table.totalRow])];
    const longest = cells.reduce(
      (most, row) => Math.max(most, cellText(row[i] ?? null, column.kind, language, digits).length),
      0,
    );
    const header = headerText(column, currency);
    const word = Math.max(...header.split(/\s+/).map((part) => part.length), Math.min(header.length, 14));
    return Math.min(48, Math.max(longest, word * 1.15, 6)) * 1.1 + 3;
  });

/** The column whose bars help: the first of money, else of counts or shares, where three rows or more are all at least zero. */
const barColumn = (table: Table): number => {
  const usable = (kinds: readonly string[]) =>
    table.columns.findIndex((column, i) => {
      if (!kinds.includes(column.kind)) return false;
      const known = table.rows.flatMap((row) => numberOf(row[i] ?? null) ?? []);
      return known.length >= 3 && known.every((value) => value >= 0) && known.some((value) => value > 0);
    });
  const money = usable(["money"]);
  return money >= 0 ? money : usable(["integer", "percent", "days"]);
};

/** The rows and columns of a table's data on its sheet. */
export const dataBlock = (
  table: Table,
  columns: readonly [number, number],
  rows: readonly [number, number] = [0, table.rows.length - 1],
): Block => ({
  rows: [tableRows.data + rows[0], tableRows.data + rows[1]],
  columns,
});

/** A table as a sheet: title, definition, link back (none on the overview itself), frozen header with filters, data, total, note. */
export const tableSheet = (
  table: Table,
  name: string,
  overview: string,
  stamp: Stamp,
  extras: Partial<Pick<WorkbookSheet, "charts" | "heat">> & { readonly bars?: boolean } = {},
): WorkbookSheet => {
  const say = packSpeaker(stamp.language);
  const header = table.columns.map(
    (column): WorkbookCell => ({
      text: headerText(column, stamp.currency),
      look: column.kind === "text" ? "header" : "headerRight",
    }),
  );
  const body = table.rows.map((row) =>
    table.columns.map((column, i) => cellOf(row[i] ?? null, column, stamp, "plain")),
  );
  const cells: (readonly WorkbookCell[])[] = [
    [{ text: table.title, look: "title" }],
    [{ text: table.definition, look: "muted" }],
    [name === overview ? null : { link: `← ${say("overview")}`, sheet: overview }],
    header,
    ...(body.length === 0 ? [[{ text: say("noRows"), look: "muted" } as const]] : body),
    ...(table.totalRow === undefined ? [] : [totalCells(table, stamp)]),
    ...(table.note === undefined ? [] : [[{ text: table.note, look: "muted" } as const]]),
  ];
  const bar = extras.bars === false || table.rows.length === 0 ? -1 : barColumn(table);
  return {
    name,
    cells,
    widths: widthsOf(table, stamp),
    frozenRows: tableRows.data,
    ...(table.rows.length === 0
      ? {}
      : {
          filter: {
            rows: [tableRows.header, tableRows.data + table.rows.length - 1],
            columns: [0, table.columns.length - 1],
          } as const,
        }),
    dataBars: bar < 0 ? [] : [dataBlock(table, [bar, bar])],
    ...(extras.heat === undefined ? {} : { heat: extras.heat }),
    charts: extras.charts ?? [],
    sparklines: [],
    headerRow: tableRows.header,
  };
};
