import { isDate } from "../cells.ts";
import type { AnswerOf, Cell, RequestOf } from "../protocol.ts";
import { dayIn, secondsIn } from "../zone.ts";
import { factsKey, isDraft, type Sheet, sheetOf, spreadsheet } from "./sheets.ts";

const two = (value: number): string => String(value).padStart(2, "0");

/** A cell as it may travel: a date as text of its day in the spreadsheet's zone, with its time where it has one; an empty cell as null. */
const sent = (value: unknown, zone: string): Cell => {
  if (isDate(value)) {
    const at = value.getTime();
    const day = dayIn(at, zone);
    const seconds = secondsIn(at, zone);
    const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
    if (day === undefined) return time;
    return seconds === 0 ? day : `${day}T${time}`;
  }
  if (value === "" || value === null || value === undefined) return null;
  return typeof value === "number" || typeof value === "boolean" ? value : String(value);
};

const rowsOf = (sheet: Sheet, from: number, rows: number, zone: string): Cell[][] => {
  const count = Math.min(rows, sheet.getLastRow() - from + 1);
  const width = sheet.getLastColumn();
  if (count < 1 || width < 1) return [];
  return sheet
    .getRange(from, 1, count, width)
    .getValues()
    .map((row) => row.map((value) => sent(value, zone)));
};

/** Rows of a tab from row `from`; fewer where it ends. */
export const readRows = ({ sheet, from, rows }: RequestOf<"read">): AnswerOf<"read"> =>
  rowsOf(sheetOf(sheet), from, rows, spreadsheet().getSpreadsheetTimeZone());

/** The first rows of every tab that RevSheet did not write. */
export const heads = ({ rows }: RequestOf<"heads">): AnswerOf<"heads"> => {
  const zone = spreadsheet().getSpreadsheetTimeZone();
  const properties = PropertiesService.getDocumentProperties();
  return spreadsheet()
    .getSheets()
    .filter((sheet) => !isDraft(sheet) && properties.getProperty(factsKey(sheet.getSheetId())) === null)
    .map((sheet) => ({ sheet: sheet.getSheetId(), cells: rowsOf(sheet, 1, rows, zone) }));
};

/** The selected cell and range, with what RevSheet noted about the tab when it wrote it. */
export const selection = (): AnswerOf<"selection"> => {
  const sheet = spreadsheet().getActiveSheet();
  const cell = sheet.getCurrentCell() ?? sheet.getRange(1, 1);
  const range = sheet.getActiveRange() ?? cell;
  return {
    sheet: sheet.getSheetId(),
    name: sheet.getName(),
    cell: cell.getA1Notation(),
    range: `'${sheet.getName().replace(/'/g, "''")}'!${range.getA1Notation()}`,
    row: cell.getRow(),
    column: cell.getColumn(),
    value: sent(cell.getValue(), spreadsheet().getSpreadsheetTimeZone()),
    formula: cell.getFormula(),
    facts: PropertiesService.getDocumentProperties().getProperty(factsKey(sheet.getSheetId())),
  };
};
