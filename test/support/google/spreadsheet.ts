import { HyperFormula } from "hyperformula";
import type { Authorisation } from "./authorisation.ts";
import { strict } from "./strict.ts";

export type Held = string | number | boolean | Date;
interface HeldCell {
  value: Held;
  formula: string;
  format: string;
}

export interface HeldChart {
  readonly type: string;
  readonly range: string;
  readonly options: Readonly<Record<string, unknown>>;
}

const letter = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : letter(Math.floor(index / 26) - 1) + letter(index % 26);
export const a1 = (row: number, column: number): string => `${letter(column - 1)}${row}`;

const isDate = (value: unknown): value is Date => Object.prototype.toString.call(value) === "[object Date]";
const longestCell = 50_000;

/** What Sheets makes of a value that is set: a formula, text without its apostrophe, a number where text looks like one. */
const taken = (value: unknown, format: string): Pick<HeldCell, "value" | "formula"> => {
  if (value === null || value === undefined) return { value: "", formula: "" };
  if (isDate(value)) {
    if (Number.isNaN(value.getTime())) throw new Error("Invalid date");
    return { value: new Date(value.getTime()), formula: "" };
  }
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new Error("Cannot convert to a cell value");
    return { value, formula: "" };
  }
  if (typeof value === "boolean") return { value, formula: "" };
  if (typeof value !== "string")
    throw new Error(`Cannot convert ${Object.prototype.toString.call(value)} to a cell value`);
  if (value.length > longestCell)
    throw new Error("Your input contains more than the maximum of 50000 characters in a single cell.");
  if (value.startsWith("'")) return { value: value.slice(1), formula: "" };
  if (value.startsWith("=")) return { value: 0, formula: value };
  if (format !== "@" && /^-?\d+([.,/-]\d+)*$/.test(value)) return { value: Number.parseFloat(value), formula: "" };
  return { value, formula: "" };
};

export class FakeSheet {
  readonly cells = new Map<string, HeldCell>();
  readonly charts: HeldChart[] = [];
  hidden = false;
  frozen = 0;
  maxRows = 1000;
  maxColumns = 26;
  protection: { description: string; warningOnly: boolean } | null = null;
  rules = 0;
  readonly widths = new Map<number, number>();
  current: readonly [row: number, column: number] = [1, 1];
  private readonly file: FakeSpreadsheet;
  private readonly auth: Authorisation;
  readonly id: number;
  name: string;

  constructor(file: FakeSpreadsheet, id: number, name: string) {
    this.file = file;
    this.auth = file.auth;
    this.id = id;
    this.name = name;
  }

  at(row: number, column: number): HeldCell | undefined {
    return this.cells.get(`${row},${column}`);
  }

  last(): { row: number; column: number } {
    let row = 0;
    let column = 0;
    for (const [key, { value, formula }] of this.cells) {
      if (value === "" && formula === "") continue;
      const [r = 0, c = 0] = key.split(",").map(Number);
      row = Math.max(row, r);
      column = Math.max(column, c);
    }
    return { row, column };
  }

  /** The values as a test wants them, formulas evaluated. */
  values(): unknown[][] {
    const { row, column } = this.last();
    return this.file.evaluated(this, 1, 1, row, column);
  }

  private changed(): void {
    this.file.changed();
  }

  /** The methods that the add-in may call; everything else throws. */
  api(): object {
    const { auth, file } = this;
    const read = (call: string) => auth.use("read", `Sheet.${call}`);
    const write = (call: string) => {
      auth.use("write", `Sheet.${call}`);
      this.changed();
    };
    return strict("Sheet", {
      fake: this,
      getSheetId: () => {
        read("getSheetId");
        return this.id;
      },
      getName: () => {
        read("getName");
        return this.name;
      },
      setName: (name: string) => {
        write("setName");
        if (file.sheets.some((other) => other !== this && other.name.toLowerCase() === name.toLowerCase())) {
          throw new Error(`A sheet with the name "${name}" already exists. Please enter another name.`);
        }
        if (name === "" || name.length > 100) throw new Error("Invalid sheet name");
        this.name = name;
      },
      getLastRow: () => {
        read("getLastRow");
        return this.last().row;
      },
      getLastColumn: () => {
        read("getLastColumn");
        return this.last().column;
      },
      getMaxRows: () => {
        read("getMaxRows");
        return this.maxRows;
      },
      getMaxColumns: () => {
        read("getMaxColumns");
        return this.maxColumns;
      },
      insertRowsAfter: (_: number, count: number) => {
        write("insertRowsAfter");
        this.maxRows += count;
      },
      insertColumnsAfter: (_: number, count: number) => {
        write("insertColumnsAfter");
        this.maxColumns += count;
      },
      getRange: (row: number, column: number, rows = 1, columns = 1) => this.range(row, column, rows, columns),
      getCurrentCell: () => this.range(this.current[0], this.current[1], 1, 1),
      getActiveRange: () => this.range(this.current[0], this.current[1], 1, 1),
      hideSheet: () => {
        write("hideSheet");
        if (file.sheets.filter(({ hidden }) => !hidden).length < 2)
          throw new Error("You can't hide all the sheets in a document.");
        this.hidden = true;
      },
      showSheet: () => {
        write("showSheet");
        this.hidden = false;
      },
      setFrozenRows: (rows: number) => {
        write("setFrozenRows");
        this.frozen = rows;
      },
      setColumnWidth: (column: number, width: number) => {
        write("setColumnWidth");
        if (column > this.maxColumns) throw new Error("Those columns are out of bounds.");
        this.widths.set(column, width);
      },
      setConditionalFormatRules: (rules: readonly unknown[]) => {
        write("setConditionalFormatRules");
        this.rules = rules.length;
      },
      clear: () => {
        write("clear");
        this.cells.clear();
        this.rules = 0;
      },
      getCharts: () => {
        read("getCharts");
        return [...this.charts];
      },
      removeChart: (chart: HeldChart) => {
        write("removeChart");
        this.charts.splice(this.charts.indexOf(chart), 1);
      },
      newChart: () => this.chartBuilder(),
      insertChart: (chart: HeldChart) => {
        write("insertChart");
        this.charts.push(chart);
      },
      protect: () => {
        write("protect");
        const protection = { description: "", warningOnly: false };
        this.protection = protection;
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
  }

  private chartBuilder(): object {
    const { auth } = this;
    auth.use("read", "Sheet.newChart");
    let type = "";
    let range = "";
    let position = false;
    const options: Record<string, unknown> = {};
    const builder: object = strict("EmbeddedChartBuilder", {
      setChartType: (value: string) => {
        type = value;
        return builder;
      },
      addRange: (value: { a1: string }) => {
        range = value.a1;
        return builder;
      },
      setNumHeaders: (count: number) => {
        options.headers = count;
        return builder;
      },
      setPosition: (row: number, column: number, x: number, y: number) => {
        if (row < 1 || column < 1 || x < 0 || y < 0) throw new Error("Invalid position");
        position = true;
        return builder;
      },
      setOption: (key: string, value: unknown) => {
        options[key] = value;
        return builder;
      },
      build: (): HeldChart => {
        if (type === "" || range === "" || !position) throw new Error("The chart is not complete");
        return { type, range, options };
      },
    });
    return builder;
  }

  private range(row: number, column: number, rows: number, columns: number): object {
    const { auth } = this;
    if (![row, column, rows, columns].every((n) => Number.isInteger(n) && n >= 1)) {
      throw new Error("The starting row, column or size of the range is too small.");
    }
    if (row + rows - 1 > this.maxRows || column + columns - 1 > this.maxColumns) {
      throw new Error("The coordinates of the range are outside the dimensions of the sheet.");
    }
    const read = (call: string) => auth.use("read", `Range.${call}`);
    const write = (call: string) => {
      auth.use("write", `Range.${call}`);
      this.changed();
    };
    const held = (r: number, c: number): HeldCell => {
      const key = `${row + r},${column + c}`;
      const found = this.cells.get(key) ?? { value: "", formula: "", format: "General" };
      this.cells.set(key, found);
      return found;
    };
    const fits = (grid: readonly (readonly unknown[])[], call: string): void => {
      if (grid.length !== rows || grid.some((line) => line.length !== columns)) {
        throw new Error(`The number of rows or columns in the data does not match those of the range (${call}).`);
      }
    };
    const set = (r: number, c: number, value: unknown): void => {
      const cell = held(r, c);
      Object.assign(cell, taken(value, cell.format));
    };
    const styled = (call: string) => () => {
      write(call);
      return api;
    };
    const api: object = strict("Range", {
      a1: rows * columns === 1 ? a1(row, column) : `${a1(row, column)}:${a1(row + rows - 1, column + columns - 1)}`,
      getValues: () => {
        read("getValues");
        return this.file.evaluated(this, row, column, rows, columns);
      },
      getValue: () => {
        read("getValue");
        return this.file.evaluated(this, row, column, 1, 1)[0]?.[0];
      },
      getFormula: () => {
        read("getFormula");
        return this.at(row, column)?.formula ?? "";
      },
      getFormulas: () => {
        read("getFormulas");
        return Array.from({ length: rows }, (_, r) =>
          Array.from({ length: columns }, (_, c) => this.at(row + r, column + c)?.formula ?? ""),
        );
      },
      getRow: () => {
        read("getRow");
        return row;
      },
      getColumn: () => {
        read("getColumn");
        return column;
      },
      getA1Notation: () => {
        read("getA1Notation");
        return rows * columns === 1
          ? a1(row, column)
          : `${a1(row, column)}:${a1(row + rows - 1, column + columns - 1)}`;
      },
      setValues: (grid: readonly (readonly unknown[])[]) => {
        write("setValues");
        fits(grid, "setValues");
        grid.forEach((line, r) => {
          line.forEach((value, c) => {
            set(r, c, value);
          });
        });
        return api;
      },
      setValue: (value: unknown) => {
        write("setValue");
        set(0, 0, value);
        return api;
      },
      setFormula: (formula: string) => {
        write("setFormula");
        if (!formula.startsWith("=")) throw new Error("not a formula");
        Object.assign(held(0, 0), { value: 0, formula });
        return api;
      },
      setNumberFormats: (grid: readonly (readonly string[])[]) => {
        write("setNumberFormats");
        fits(grid, "setNumberFormats");
        grid.forEach((line, r) => {
          line.forEach((format, c) => {
            held(r, c).format = format;
          });
        });
        return api;
      },
      setNumberFormat: (format: string) => {
        write("setNumberFormat");
        for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) held(r, c).format = format;
        return api;
      },
      setFontWeight: styled("setFontWeight"),
      setFontSize: styled("setFontSize"),
      setFontColor: styled("setFontColor"),
      setBackground: styled("setBackground"),
      setHorizontalAlignment: styled("setHorizontalAlignment"),
    });
    return api;
  }
}

/** Days since 30 December 1899, as the engine counts them. */
const serial = (date: Date): number => date.getTime() / 86_400_000 + 25_569;

/** One spreadsheet file in memory; formulas are evaluated by HyperFormula when they are read. */
export class FakeSpreadsheet {
  readonly sheets: FakeSheet[] = [];
  readonly names = new Map<string, { readonly sheet: FakeSheet; readonly row: number; readonly column: number }>();
  active: FakeSheet;
  readonly auth: Authorisation;
  readonly zone: string;
  readonly locale: string;
  readonly toasts: string[] = [];
  private nextId = 0;
  private engine: HyperFormula | undefined;

  constructor(auth: Authorisation, zone = "Etc/UTC", locale = "en_US") {
    this.auth = auth;
    this.zone = zone;
    this.locale = locale;
    this.active = this.add("Sheet1");
  }

  add(name: string): FakeSheet {
    const sheet = new FakeSheet(this, this.nextId++, name);
    this.sheets.push(sheet);
    this.changed();
    return sheet;
  }

  sheet(name: string): FakeSheet {
    const found = this.sheets.find((sheet) => sheet.name === name);
    if (found === undefined) throw new Error(`no tab ${name}: ${this.sheets.map((sheet) => sheet.name).join(", ")}`);
    return found;
  }

  changed(): void {
    this.engine?.destroy();
    this.engine = undefined;
  }

  evaluated(sheet: FakeSheet, row: number, column: number, rows: number, columns: number): unknown[][] {
    return Array.from({ length: rows }, (_, r) =>
      Array.from({ length: columns }, (_, c) => {
        const held = sheet.at(row + r, column + c);
        if (held === undefined) return "";
        if (held.formula === "") return isDate(held.value) ? new Date(held.value.getTime()) : held.value;
        return this.computed(sheet, row + r, column + c);
      }),
    );
  }

  private computed(sheet: FakeSheet, row: number, column: number): unknown {
    this.engine ??= this.build();
    const id = this.engine.getSheetId(sheet.name) as number;
    const value = this.engine.getCellValue({ sheet: id, row: row - 1, col: column - 1 });
    return typeof value === "object" && value !== null ? value.value : (value ?? "");
  }

  private build(): HyperFormula {
    const grids = Object.fromEntries(
      this.sheets.map((sheet) => {
        const { row, column } = sheet.last();
        return [
          sheet.name,
          Array.from({ length: row }, (_, r) =>
            Array.from({ length: column }, (_, c) => {
              const held = sheet.at(r + 1, c + 1);
              if (held === undefined || (held.value === "" && held.formula === "")) return null;
              if (held.formula !== "") return held.formula.startsWith("=REV_") ? 0 : held.formula;
              if (isDate(held.value)) return serial(held.value);
              return typeof held.value === "string" ? `'${held.value}` : held.value;
            }),
          ),
        ];
      }),
    );
    return HyperFormula.buildFromSheets(grids, { licenseKey: "gpl-v3", functionArgSeparator: ";" });
  }

  private readonly apis = new Map<FakeSheet, object>();
  sheetApi(sheet: FakeSheet): object {
    const known = this.apis.get(sheet) ?? sheet.api();
    this.apis.set(sheet, known);
    return known;
  }

  api(): object {
    const { auth } = this;
    const read = (call: string) => auth.use("read", `Spreadsheet.${call}`);
    const write = (call: string) => {
      auth.use("write", `Spreadsheet.${call}`);
      this.changed();
    };
    const own = (api: { fake: FakeSheet }) => api.fake;
    return strict("Spreadsheet", {
      getSheets: () => {
        read("getSheets");
        return this.sheets.map((sheet) => this.sheetApi(sheet));
      },
      getActiveSheet: () => {
        read("getActiveSheet");
        return this.sheetApi(this.active);
      },
      setActiveSheet: (api: { fake: FakeSheet }) => {
        auth.use("write", "Spreadsheet.setActiveSheet");
        this.active = own(api);
      },
      getSheetByName: (name: string) => {
        read("getSheetByName");
        const found = this.sheets.find((sheet) => sheet.name === name);
        return found === undefined ? null : this.sheetApi(found);
      },
      insertSheet: (name: string, _index: number) => {
        write("insertSheet");
        if (this.sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase()))
          throw new Error("A sheet with that name exists");
        this.active = this.add(name);
        return this.sheetApi(this.active);
      },
      deleteSheet: (api: { fake: FakeSheet }) => {
        write("deleteSheet");
        const at = this.sheets.indexOf(own(api));
        if (at < 0) throw new Error("Sheet not found");
        if (this.sheets.length === 1) throw new Error("You can't remove all the sheets in a document.");
        this.sheets.splice(at, 1);
        if (this.active === own(api)) this.active = this.sheets[0] as FakeSheet;
      },
      getSpreadsheetTimeZone: () => {
        read("getSpreadsheetTimeZone");
        return this.zone;
      },
      getSpreadsheetLocale: () => {
        read("getSpreadsheetLocale");
        return this.locale;
      },
      getRangeByName: (name: string) => {
        read("getRangeByName");
        const found = this.names.get(name);
        if (found === undefined) return null;
        return (this.sheetApi(found.sheet) as { getRange(row: number, column: number): object }).getRange(
          found.row,
          found.column,
        );
      },
      setNamedRange: (name: string, range: { getRow(): number; getColumn(): number }) => {
        write("setNamedRange");
        const row = range.getRow();
        const column = range.getColumn();
        const sheet = this.sheets[this.sheets.length - 1] as FakeSheet;
        this.names.set(name, { sheet, row, column });
      },
      toast: (message: string) => {
        auth.use("write", "Spreadsheet.toast");
        this.toasts.push(message);
      },
    });
  }
}
