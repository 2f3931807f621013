import { RevError } from "../../core/errors/error.ts";

export type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

export const spreadsheet = (): GoogleAppsScript.Spreadsheet.Spreadsheet => SpreadsheetApp.getActiveSpreadsheet();

/** The tab of an id; SHEET_GONE where somebody has deleted it. */
export const sheetOf = (id: number): Sheet => {
  const found = spreadsheet()
    .getSheets()
    .find((sheet) => sheet.getSheetId() === id);
  if (found === undefined) throw new RevError("SHEET_GONE", {});
  return found;
};

/** A tab under construction: hidden, and swept away if its writer never came back. */
const draftPrefix = "RevSheet … ";
const abandonedAfter = 30 * 60 * 1000;

export const draftName = (now: number): string => `${draftPrefix}${now}`;
export const isDraft = (sheet: Sheet): boolean => sheet.getName().startsWith(draftPrefix);
export const isAbandoned = (sheet: Sheet, now: number): boolean =>
  isDraft(sheet) && now - Number(sheet.getName().slice(draftPrefix.length).split(" ")[0]) > abandonedAfter;

/** Document properties of a tab; a value may have 9 kB. */
export const factsKey = (id: number): string => `facts.${id}`;
export const mappingKey = (id: number): string => `mapping.${id}`;
