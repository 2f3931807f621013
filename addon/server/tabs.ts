import { type IsoDate, isoDate } from "../../core/calendar/iso-date.ts";
import { RevError } from "../../core/errors/error.ts";
import type { AnswerOf, CellKind, RequestOf, WrittenCell } from "../protocol.ts";
import { startOfDay } from "../zone.ts";
import { draftName, factsKey, type Sheet, sheetOf, spreadsheet } from "./sheets.ts";

/** Starts a tab that nobody sees until it is finished. */
export const begin = (): AnswerOf<"begin"> => {
  const file = spreadsheet();
  const active = file.getActiveSheet();
  const sheet = file.insertSheet(draftName(Date.now()), file.getSheets().length);
  file.setActiveSheet(active);
  sheet.hideSheet();
  return { sheet: sheet.getSheetId() };
};

const formatOf = ({ kind, digits }: { kind: CellKind; digits: number }): string => {
  const decimals = digits === 0 ? "" : `.${"0".repeat(digits)}`;
  if (kind === "text") return "@";
  if (kind === "date") return "yyyy-mm-dd";
  return kind === "percent" ? `0${decimals}%` : `#,##0${decimals}`;
};

/** Text that Sheets would take for a formula, a number or a date is marked as text. */
export const asText = (text: string): string => (/^\s*['=+\-@\d(]/.test(text) ? `'${text}` : text);

const written = (cell: WrittenCell, kind: CellKind, zone: string): unknown => {
  if (cell === null) return "";
  if (typeof cell === "object") return cell.formula;
  if (typeof cell !== "string") return cell;
  if (kind !== "date") return asText(cell);
  const [day = "", time] = cell.split("T");
  const [hours = 0, minutes = 0, seconds = 0] = (time ?? "").split(":").map(Number);
  return new Date(startOfDay(isoDate(day) as IsoDate, zone) + ((hours * 60 + minutes) * 60 + seconds) * 1000);
};

/** Gives a tab at least so many rows and columns. */
export const grow = (sheet: Sheet, rows: number, columns: number): void => {
  const rowsMissing = rows - sheet.getMaxRows();
  if (rowsMissing > 0) sheet.insertRowsAfter(sheet.getMaxRows(), rowsMissing);
  const columnsMissing = columns - sheet.getMaxColumns();
  if (columnsMissing > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), columnsMissing);
};

/** A formula in a column of text would stay text under its format. */
const formatIn = (cell: WrittenCell, kind: CellKind, format: string): string =>
  typeof cell === "object" && cell !== null && kind === "text" ? "General" : format;

/** Writes parts of a tab, each in one stroke, its formats first. Every row is as long as there are columns. */
export const put = ({ sheet: id, parts }: RequestOf<"put">): null => {
  const sheet = sheetOf(id);
  const filled = parts.filter(({ columns, cells }) => cells.length > 0 && columns.length > 0);
  if (filled.length === 0) return null;
  const zone = spreadsheet().getSpreadsheetTimeZone();
  grow(
    sheet,
    Math.max(...filled.map(({ row, cells }) => row + cells.length - 1)),
    Math.max(...filled.map((part) => part.column + part.columns.length - 1)),
  );
  for (const { row, column, columns, cells } of filled) {
    const kinds = columns.map((one) => one.kind);
    const formats = columns.map(formatOf);
    const range = sheet.getRange(row, column, cells.length, columns.length);
    range.setNumberFormats(
      cells.map((line) => line.map((cell, i) => formatIn(cell, kinds[i] as CellKind, formats[i] as string))),
    );
    range.setValues(cells.map((line) => line.map((cell, i) => written(cell, kinds[i] as CellKind, zone))));
  }
  return null;
};

/** Titles, headers, totals and widths: what a reader needs to find the way, nothing more. */
export const dress = (request: RequestOf<"dress">): null => {
  const sheet = sheetOf(request.sheet);
  request.titles.forEach((row, i) => {
    sheet
      .getRange(row, 1)
      .setFontWeight("bold")
      .setFontSize(i === 0 ? 14 : 11);
  });
  for (const row of request.quiet) sheet.getRange(row, 1).setFontColor("#5b6470");
  for (const { row, columns, numbers } of request.headers) {
    sheet.getRange(row, 1, 1, columns).setFontWeight("bold").setBackground("#f7f8fa");
    for (const column of numbers) sheet.getRange(row, column).setHorizontalAlignment("right");
  }
  for (const { row, columns } of request.totals) sheet.getRange(row, 1, 1, columns).setFontWeight("bold");
  sheet.setConditionalFormatRules(
    request.heats.map(({ row, column, rows, columns }) =>
      SpreadsheetApp.newConditionalFormatRule()
        .setGradientMinpoint("#eef4fc")
        .setGradientMaxpoint("#7fb0ff")
        .setRanges([sheet.getRange(row, column, rows, columns)])
        .build(),
    ),
  );
  sheet.setFrozenRows(request.frozen);
  request.widths.forEach((width, i) => {
    sheet.setColumnWidth(i + 1, width);
  });
  return null;
};

const longestName = 100;

/** Shows the tab under the wished name, or the next free one: "Funnel", "Funnel (2)". Nothing is ever overwritten. */
export const finish = ({ sheet: id, name, facts }: RequestOf<"finish">): AnswerOf<"finish"> => {
  const lock = LockService.getDocumentLock();
  lock.waitLock(20_000);
  try {
    const file = spreadsheet();
    const sheet = sheetOf(id);
    const taken = new Set(file.getSheets().map((other) => other.getName().toLowerCase()));
    const base = name
      .replace(/[[\]*?:/\\]/g, " ")
      .slice(0, longestName - 6)
      .trim();
    let free = base;
    for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${base} (${n})`;
    sheet.setName(free);
    if (facts !== null) PropertiesService.getDocumentProperties().setProperty(factsKey(id), facts);
    sheet.showSheet();
    file.setActiveSheet(sheet);
    SpreadsheetApp.flush();
    return { name: free };
  } finally {
    lock.releaseLock();
  }
};

/** Takes a tab under construction away. */
export const drop = ({ sheet }: RequestOf<"drop">): null => {
  spreadsheet().deleteSheet(sheetOf(sheet));
  return null;
};

/** Puts a formula into the selected cell, which must be empty. */
export const insert = ({ formula }: RequestOf<"insert">): AnswerOf<"insert"> => {
  const cell = spreadsheet().getActiveSheet().getCurrentCell() ?? spreadsheet().getActiveSheet().getRange(1, 1);
  if (cell.getValue() !== "" || cell.getFormula() !== "")
    throw new RevError("CELL_NOT_EMPTY", { cell: cell.getA1Notation() });
  cell.setFormula(formula);
  return { cell: cell.getA1Notation() };
};

/** Warns whoever edits the tab. A convenience only: the evidence of a lock is its exported file. */
export const protect = ({ sheet, description }: RequestOf<"protect">): null => {
  sheetOf(sheet).protect().setDescription(description).setWarningOnly(true);
  return null;
};

export const show = ({ sheet }: RequestOf<"show">): null => {
  spreadsheet().setActiveSheet(sheetOf(sheet));
  return null;
};
