import {
  type FWorkbook,
  type FWorksheet,
  type ISetRangeValuesCommandParams,
  SetRangeValuesCommand,
} from "@univerjs/preset-sheets-core";
import { a1 } from "../doubles/range-api.ts";
import type { Area, FileStore, SheetStore } from "../doubles/store.ts";
import { toGrid } from "./formula.ts";
import { GridSheet } from "./sheet.ts";
import { emptyTab } from "./univer.ts";

/** Milliseconds for which the grid may measure rows of a tab while it is idle; it breaks off for good over one that is gone by then. */
const measuring = 11_000;

/** The grid's workbook, as the doubles of the spreadsheet service want it. Tabs that a person adds, renames or deletes are its tabs too. */
export class GridWorkbook implements FileStore {
  readonly zone: string;
  readonly locale: string;
  private readonly workbook: FWorkbook;
  private readonly say: (message: string) => void;
  private readonly known = new Map<string, GridSheet>();
  private readonly removed = new Set<GridSheet>();
  private readonly names = new Map<string, { sheet: SheetStore; row: number; column: number }>();

  constructor(workbook: FWorkbook, zone: string, locale: string, say: (message: string) => void) {
    this.workbook = workbook;
    this.zone = zone;
    this.locale = locale;
    this.say = say;
    workbook.onBeforeCommandExecute(({ id, params }) => {
      if (id !== SetRangeValuesCommand.id) return;
      // What a person types into a cell; the doubles write grids.
      const { value } = params as ISetRangeValuesCommandParams;
      if ("f" in value && typeof value.f === "string") value.f = toGrid(value.f);
    });
  }

  private of(sheet: FWorksheet): GridSheet {
    const key = sheet.getSheetId();
    const found = this.known.get(key) ?? new GridSheet(this.known.size, sheet, this.zone, () => this.selected());
    this.known.set(key, found);
    return found;
  }

  private selected(): Area {
    const range = this.workbook.getActiveRange()?.getRange();
    if (range === undefined) return { row: 1, column: 1, rows: 1, columns: 1 };
    const { startRow, startColumn, endRow, endColumn } = range;
    return {
      row: startRow + 1,
      column: startColumn + 1,
      rows: endRow - startRow + 1,
      columns: endColumn - startColumn + 1,
    };
  }

  get sheets(): GridSheet[] {
    return this.workbook
      .getSheets()
      .map((sheet) => this.of(sheet))
      .filter((sheet) => !this.removed.has(sheet));
  }

  get active(): GridSheet {
    return this.of(this.workbook.getActiveSheet());
  }
  set active(sheet: SheetStore) {
    const found = this.sheets.find((one) => one === sheet);
    if (found !== undefined) this.workbook.setActiveSheet(found.sheet);
  }

  add(name: string): GridSheet {
    return this.of(this.workbook.insertSheet(name, { sheet: emptyTab }));
  }

  /** Gone for the script at once, and for a person; the grid forgets it once it has measured it. */
  remove(sheet: SheetStore): void {
    const found = this.sheets.find((one) => one === sheet);
    if (found === undefined) return;
    this.removed.add(found);
    found.hidden = true;
    setTimeout(() => this.workbook.deleteSheet(found.sheet), measuring);
  }

  setName(name: string, sheet: SheetStore, row: number, column: number): void {
    this.names.set(name, { sheet, row, column });
    const cell = `$${a1({ row, column, rows: 1, columns: 1 })}`;
    this.workbook.insertDefinedName(name, `'${sheet.name}'!${cell.replace(/(\d+)/, "$$$1")}`);
  }

  named(name: string): { sheet: SheetStore; row: number; column: number } | undefined {
    const found = this.names.get(name);
    return found !== undefined && this.sheets.some((sheet) => sheet === found.sheet) ? found : undefined;
  }

  toast(message: string): void {
    this.say(message);
  }
}
