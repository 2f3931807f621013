import type { IsoDate } from "../../core/calendar/iso-date.ts";
import { isDate } from "../cells.ts";
import type { RequestOf } from "../protocol.ts";
import { dayIn, startOfDay } from "../zone.ts";
import { factsKey, spreadsheet } from "./sheets.ts";

/** The as-of date is a cell with this name, so that formulas can use it too. */
const rangeName = "REV_AS_OF";
const tabName = "RevSheet";

/** The date in the named cell; null without the name or without a date in it. */
export const readAsOf = (zone: string): string | null => {
  const value: unknown = spreadsheet().getRangeByName(rangeName)?.getValue();
  return isDate(value) ? (dayIn(value.getTime(), zone) ?? null) : null;
};

/** Writes the date into the named cell, which is made on a tab of its own where there is none. */
export const setAsOf = ({ date }: RequestOf<"asOf">): null => {
  const file = spreadsheet();
  const named = file.getRangeByName(rangeName);
  let cell = named;
  if (cell === null) {
    const active = file.getActiveSheet();
    const tab = file.getSheetByName(tabName) ?? file.insertSheet(tabName, file.getSheets().length);
    tab.getRange(1, 1).setValue(rangeName).setFontWeight("bold");
    cell = tab.getRange(1, 2);
    file.setNamedRange(rangeName, cell);
    PropertiesService.getDocumentProperties().setProperty(
      factsKey(tab.getSheetId()),
      JSON.stringify({ kind: "settings" }),
    );
    file.setActiveSheet(active);
  }
  cell.setNumberFormat("yyyy-mm-dd").setValue(new Date(startOfDay(date as IsoDate, file.getSpreadsheetTimeZone())));
  return null;
};
