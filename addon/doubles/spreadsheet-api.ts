import type { Authorisation } from "./authorisation.ts";
import { type RangeApi, rangeApi } from "./range-api.ts";
import { sheetApi } from "./sheet-api.ts";
import type { FileStore, SheetStore } from "./store.ts";
import { strict } from "./strict.ts";

type SheetApi = ReturnType<typeof sheetApi>;

/** The open spreadsheet with the methods that the add-in may call; everything else throws. */
export const spreadsheetApi = (file: FileStore, auth: Authorisation): object => {
  const read = (call: string) => auth.use("read", `Spreadsheet.${call}`);
  const write = (call: string) => auth.use("write", `Spreadsheet.${call}`);
  const known = new Map<SheetStore, SheetApi>();
  const apiOf = (sheet: SheetStore): SheetApi => {
    const api = known.get(sheet) ?? sheetApi(sheet, file, auth);
    known.set(sheet, api);
    return api;
  };
  return strict("Spreadsheet", {
    getSheets: () => {
      read("getSheets");
      return file.sheets.map(apiOf);
    },
    getActiveSheet: () => {
      read("getActiveSheet");
      return apiOf(file.active);
    },
    setActiveSheet: ({ store }: SheetApi) => {
      write("setActiveSheet");
      file.active = store;
    },
    getSheetByName: (name: string) => {
      read("getSheetByName");
      const found = file.sheets.find((sheet) => sheet.name === name);
      return found === undefined ? null : apiOf(found);
    },
    insertSheet: (name: string, _index: number) => {
      write("insertSheet");
      if (file.sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase()))
        throw new Error("A sheet with that name exists");
      const sheet = file.add(name);
      file.active = sheet;
      return apiOf(sheet);
    },
    deleteSheet: ({ store }: SheetApi) => {
      write("deleteSheet");
      if (!file.sheets.includes(store)) throw new Error("Sheet not found");
      if (file.sheets.length === 1) throw new Error("You can't remove all the sheets in a document.");
      file.remove(store);
    },
    getSpreadsheetTimeZone: () => {
      read("getSpreadsheetTimeZone");
      return file.zone;
    },
    getSpreadsheetLocale: () => {
      read("getSpreadsheetLocale");
      return file.locale;
    },
    getRangeByName: (name: string) => {
      read("getRangeByName");
      const found = file.named(name);
      if (found === undefined) return null;
      return rangeApi(found.sheet, { row: found.row, column: found.column, rows: 1, columns: 1 }, auth);
    },
    setNamedRange: (name: string, { sheet, area }: RangeApi) => {
      write("setNamedRange");
      file.setName(name, sheet, area.row, area.column);
    },
    toast: (message: string) => {
      write("toast");
      file.toast(message);
    },
  });
};
