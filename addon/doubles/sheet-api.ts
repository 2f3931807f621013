import type { Authorisation } from "./authorisation.ts";
import { chartBuilder } from "./chart-api.ts";
import { rangeApi } from "./range-api.ts";
import type { FileStore, Heat, HeldChart, SheetStore } from "./store.ts";
import { strict } from "./strict.ts";

/** A tab with the methods that the add-in may call; everything else throws. */
export const sheetApi = (sheet: SheetStore, file: FileStore, auth: Authorisation): { readonly store: SheetStore } => {
  const read = (call: string) => auth.use("read", `Sheet.${call}`);
  const write = (call: string) => auth.use("write", `Sheet.${call}`);
  const range = (row: number, column: number, rows = 1, columns = 1) =>
    rangeApi(sheet, { row, column, rows, columns }, auth);
  return strict("Sheet", {
    store: sheet,
    getSheetId: () => {
      read("getSheetId");
      return sheet.id;
    },
    getName: () => {
      read("getName");
      return sheet.name;
    },
    setName: (name: string) => {
      write("setName");
      if (file.sheets.some((other) => other !== sheet && other.name.toLowerCase() === name.toLowerCase())) {
        throw new Error(`A sheet with the name "${name}" already exists. Please enter another name.`);
      }
      if (name === "" || name.length > 100) throw new Error("Invalid sheet name");
      sheet.name = name;
    },
    getLastRow: () => {
      read("getLastRow");
      return sheet.last().row;
    },
    getLastColumn: () => {
      read("getLastColumn");
      return sheet.last().column;
    },
    getMaxRows: () => {
      read("getMaxRows");
      return sheet.maxRows;
    },
    getMaxColumns: () => {
      read("getMaxColumns");
      return sheet.maxColumns;
    },
    insertRowsAfter: (_: number, count: number) => {
      write("insertRowsAfter");
      sheet.maxRows += count;
    },
    insertColumnsAfter: (_: number, count: number) => {
      write("insertColumnsAfter");
      sheet.maxColumns += count;
    },
    getRange: range,
    getCurrentCell: () => {
      const { row, column } = sheet.cursor();
      return range(row, column);
    },
    getActiveRange: () => rangeApi(sheet, sheet.selection(), auth),
    hideSheet: () => {
      write("hideSheet");
      if (file.sheets.filter(({ hidden }) => !hidden).length < 2)
        throw new Error("You can't hide all the sheets in a document.");
      sheet.hidden = true;
    },
    showSheet: () => {
      write("showSheet");
      sheet.hidden = false;
    },
    setFrozenRows: (rows: number) => {
      write("setFrozenRows");
      sheet.frozen = rows;
    },
    setColumnWidth: (column: number, width: number) => {
      write("setColumnWidth");
      if (column > sheet.maxColumns) throw new Error("Those columns are out of bounds.");
      sheet.setWidth(column, width);
    },
    setConditionalFormatRules: (heats: readonly Heat[]) => {
      write("setConditionalFormatRules");
      sheet.setHeats(heats);
    },
    getCharts: () => {
      read("getCharts");
      return [...sheet.charts];
    },
    removeChart: (chart: HeldChart) => {
      write("removeChart");
      sheet.removeChart(chart);
    },
    newChart: () => {
      read("newChart");
      return chartBuilder();
    },
    insertChart: (chart: HeldChart) => {
      write("insertChart");
      sheet.addChart(chart);
    },
    protect: () => {
      write("protect");
      const protection = { description: "", warningOnly: false };
      sheet.protection = protection;
      const api: object = strict("Protection", {
        setDescription: (text: string) => {
          protection.description = text;
          return api;
        },
        setWarningOnly: (only: boolean) => {
          protection.warningOnly = only;
          return api;
        },
      });
      return api;
    },
  });
};
