import { HyperFormula } from "hyperformula";
import type { Area, FileStore, Heat, Held, HeldChart, SheetStore, Taken } from "../../../addon/doubles/store.ts";
import { isDate } from "../../../addon/doubles/taken.ts";

interface HeldCell {
  value: Held;
  formula: string;
  format: string;
}

/** A tab in memory; colours and fonts are not kept. */
export class FakeSheet implements SheetStore {
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
  readonly id: number;
  private ownName: string;

  constructor(file: FakeSpreadsheet, id: number, name: string) {
    this.file = file;
    this.id = id;
    this.ownName = name;
  }

  get name(): string {
    return this.ownName;
  }

  set name(name: string) {
    this.ownName = name;
    this.file.changed();
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
    return this.read({ row: 1, column: 1, rows: row, columns: column });
  }

  cursor(): { row: number; column: number } {
    return { row: this.current[0], column: this.current[1] };
  }

  selection(): Area {
    return { ...this.cursor(), rows: 1, columns: 1 };
  }

  read(area: Area): unknown[][] {
    return this.file.evaluated(this, area);
  }

  formula(row: number, column: number): string {
    return this.at(row, column)?.formula ?? "";
  }

  format(row: number, column: number): string {
    return this.at(row, column)?.format ?? "General";
  }

  private held(row: number, column: number): HeldCell {
    const key = `${row},${column}`;
    const found = this.cells.get(key) ?? { value: "", formula: "", format: "General" };
    this.cells.set(key, found);
    return found;
  }

  write(row: number, column: number, cells: readonly (readonly Taken[])[]): void {
    for (const [r, line] of cells.entries())
      for (const [c, cell] of line.entries()) Object.assign(this.held(row + r, column + c), cell);
    this.file.changed();
  }

  setFormats(row: number, column: number, formats: readonly (readonly string[])[]): void {
    for (const [r, line] of formats.entries())
      for (const [c, format] of line.entries()) this.held(row + r, column + c).format = format;
  }

  style(): void {}

  setWidth(column: number, width: number): void {
    this.widths.set(column, width);
  }

  setHeats(heats: readonly Heat[]): void {
    this.rules = heats.length;
  }

  addChart(chart: HeldChart): void {
    this.charts.push(chart);
  }

  removeChart(chart: HeldChart): void {
    this.charts.splice(this.charts.indexOf(chart), 1);
  }

  clear(): void {
    this.cells.clear();
    this.rules = 0;
    this.file.changed();
  }
}

/** Days since 30 December 1899, as the engine counts them. */
const serial = (date: Date): number => date.getTime() / 86_400_000 + 25_569;

/** One spreadsheet file in memory; formulas are evaluated by HyperFormula when they are read. */
export class FakeSpreadsheet implements FileStore {
  readonly sheets: FakeSheet[] = [];
  readonly names = new Map<string, { readonly sheet: SheetStore; readonly row: number; readonly column: number }>();
  active: FakeSheet;
  readonly zone: string;
  readonly locale: string;
  readonly toasts: string[] = [];
  private nextId = 0;
  private engine: HyperFormula | undefined;

  constructor(zone = "Etc/UTC", locale = "en_US") {
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

  remove(sheet: FakeSheet): void {
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
    if (this.active === sheet) this.active = this.sheets[0] as FakeSheet;
    this.changed();
  }

  sheet(name: string): FakeSheet {
    const found = this.sheets.find((sheet) => sheet.name === name);
    if (found === undefined) throw new Error(`no tab ${name}: ${this.sheets.map((sheet) => sheet.name).join(", ")}`);
    return found;
  }

  setName(name: string, sheet: SheetStore, row: number, column: number): void {
    this.names.set(name, { sheet, row, column });
  }

  named(name: string) {
    return this.names.get(name);
  }

  toast(message: string): void {
    this.toasts.push(message);
  }

  changed(): void {
    this.engine?.destroy();
    this.engine = undefined;
  }

  evaluated(sheet: FakeSheet, { row, column, rows, columns }: Area): unknown[][] {
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
}
