import { CellValueType, type ICellData, type Nullable, ObjectMatrix } from "@univerjs/core";
import { FormulaDataModel, type FRange, type FWorksheet } from "@univerjs/preset-sheets-core";
import type { Area, CellStyle, Heat, HeldChart, SheetStore, Taken } from "../doubles/store.ts";
import { isDate } from "../doubles/taken.ts";
import { toGrid } from "./formula.ts";
import { shadeBetween } from "./heat.ts";
import { instantOf, isDatePattern, serialOf } from "./serial.ts";

const filled = (cell: Nullable<ICellData>): boolean => (cell?.v ?? "") !== "" || Boolean(cell?.f) || Boolean(cell?.si);

/** One tab of the grid, as the doubles of the spreadsheet service want it. */
export class GridSheet implements SheetStore {
  readonly id: number;
  readonly sheet: FWorksheet;
  readonly charts: HeldChart[] = [];
  private heats: readonly Heat[] = [];
  private painted = "";
  protection: { description: string; warningOnly: boolean } | null = null;
  private readonly zone: string;
  private readonly selected: () => Area;

  /** `selected` is asked for the selection while the tab is the active one. */
  constructor(id: number, sheet: FWorksheet, zone: string, selected: () => Area) {
    this.id = id;
    this.sheet = sheet;
    this.zone = zone;
    this.selected = selected;
  }

  get name(): string {
    return this.sheet.getSheetName();
  }
  set name(name: string) {
    this.sheet.setName(name);
  }
  get hidden(): boolean {
    return this.sheet.isSheetHidden();
  }
  set hidden(hidden: boolean) {
    if (hidden) this.sheet.hideSheet();
    else this.sheet.showSheet();
  }
  get frozen(): number {
    return this.sheet.getFrozenRows();
  }
  set frozen(rows: number) {
    this.sheet.setFrozenRows(rows);
  }
  get maxRows(): number {
    return this.sheet.getMaxRows();
  }
  set maxRows(rows: number) {
    this.sheet.setRowCount(rows);
  }
  get maxColumns(): number {
    return this.sheet.getMaxColumns();
  }
  set maxColumns(columns: number) {
    this.sheet.setColumnCount(columns);
  }

  private range({ row, column, rows, columns }: Area): FRange {
    return this.sheet.getRange(row - 1, column - 1, rows, columns);
  }

  /** What the cells hold, and what formulas spill into them, which the grid keeps apart. */
  private contents(): ObjectMatrix<ICellData>[] {
    const model = this.sheet.getSheet();
    const spilled = this.sheet.getInject().get(FormulaDataModel).getArrayFormulaCellData();
    const own = spilled[model.getUnitId()]?.[model.getSheetId()];
    const held = model.getCellMatrix() as ObjectMatrix<ICellData>;
    return own === undefined || own === null ? [held] : [held, new ObjectMatrix(own as Record<number, never>)];
  }

  last(): { row: number; column: number } {
    let row = 0;
    let column = 0;
    for (const matrix of this.contents()) {
      matrix.forValue((r, c, cell) => {
        if (!filled(cell)) return;
        row = Math.max(row, r + 1);
        column = Math.max(column, c + 1);
      });
    }
    return { row, column };
  }

  cursor(): { row: number; column: number } {
    const { row, column } = this.selected();
    return { row, column };
  }

  selection(): Area {
    return this.selected();
  }

  read({ row, column, rows, columns }: Area): unknown[][] {
    const contents = this.contents();
    const value = (r: number, c: number): unknown => {
      const cell = contents.map((matrix) => matrix.getValue(r - 1, c - 1)).find(filled);
      const held = cell?.v;
      if (held === null || held === undefined) return "";
      if (cell?.t === CellValueType.BOOLEAN) return held === 1 || held === true;
      return typeof held === "number" && isDatePattern(this.format(r, c)) ? new Date(instantOf(held, this.zone)) : held;
    };
    return Array.from({ length: rows }, (_, r) =>
      Array.from({ length: columns }, (_, c) => value(row + r, column + c)),
    );
  }

  /** An area's values as the cells show them. */
  shown(area: Area): string[][] {
    return this.range(area).getDisplayValues();
  }

  formula(row: number, column: number): string {
    return this.range({ row, column, rows: 1, columns: 1 }).getFormula();
  }

  format(row: number, column: number): string {
    return this.sheet.getSheet().getComposedCellStyle(row - 1, column - 1).n?.pattern ?? "General";
  }

  private held({ value, formula }: Taken): ICellData {
    if (formula !== "") return { f: toGrid(formula), v: null, t: null };
    if (value === "") return { v: null, f: null, t: null };
    if (isDate(value)) return { v: serialOf(value, this.zone), f: null, t: CellValueType.NUMBER };
    if (typeof value === "boolean") return { v: value ? 1 : 0, f: null, t: CellValueType.BOOLEAN };
    return { v: value, f: null, t: typeof value === "number" ? CellValueType.NUMBER : CellValueType.STRING };
  }

  write(row: number, column: number, cells: readonly (readonly Taken[])[]): void {
    const area = { row, column, rows: cells.length, columns: cells[0]?.length ?? 0 };
    this.range(area).setValues(cells.map((line) => line.map((cell) => this.held(cell))));
  }

  setFormats(row: number, column: number, formats: readonly (readonly string[])[]): void {
    const area = { row, column, rows: formats.length, columns: formats[0]?.length ?? 0 };
    this.range(area).setNumberFormats(formats.map((line) => [...line]));
  }

  style(area: Area, { bold, size, colour, background, align }: CellStyle): void {
    const range = this.range(area);
    if (bold !== undefined) range.setFontWeight(bold ? "bold" : "normal");
    if (size !== undefined) range.setFontSize(size);
    if (colour !== undefined) range.setFontColor(colour);
    if (background !== undefined) range.setBackground(background);
    if (align !== undefined) range.setHorizontalAlignment(align === "right" ? "normal" : align);
  }

  setWidth(column: number, width: number): void {
    this.sheet.setColumnWidth(column - 1, width);
  }

  setHeats(heats: readonly Heat[]): void {
    this.heats = heats;
  }

  /** Colours the heat maps anew where their values have changed since. */
  paint(): void {
    const areas = this.heats.flatMap(({ areas, least, greatest }) =>
      areas.map((area) => ({ area, shade: shadeBetween(least, greatest, this.read(area)), values: this.read(area) })),
    );
    const values = JSON.stringify(areas.map((one) => one.values));
    if (values === this.painted) return;
    this.painted = values;
    for (const { area, shade, values: cells } of areas) {
      for (const [r, line] of cells.entries()) {
        for (const [c, cell] of line.entries()) {
          const colour = shade(cell);
          const one = { row: area.row + r, column: area.column + c, rows: 1, columns: 1 };
          if (colour !== null) this.range(one).setBackground(colour);
        }
      }
    }
  }

  /** Size of the headings and of frozen rows, and how far the rest is scrolled, before the zoom. */
  view(): { left: number; top: number; scrolledX: number; scrolledY: number; zoom: number } {
    const first = this.corner(this.frozen + 1, 1);
    const state = this.sheet.getScrollState();
    const start = this.corner(Math.max(state.sheetViewStartRow, this.frozen) + 1, state.sheetViewStartColumn + 1);
    return {
      left: first.x,
      top: first.y,
      scrolledX: start.x - first.x + state.offsetX,
      scrolledY: start.y - first.y + state.offsetY,
      zoom: this.sheet.getZoom(),
    };
  }

  /** Where a cell begins, headings included, as if nothing were scrolled or zoomed. */
  corner(row: number, column: number): { x: number; y: number } {
    const { x, y } = this.range({ row, column, rows: 1, columns: 1 }).getCellRect();
    return { x, y };
  }

  addChart(chart: HeldChart): void {
    this.charts.push(chart);
  }

  removeChart(chart: HeldChart): void {
    this.charts.splice(this.charts.indexOf(chart), 1);
  }

  clear(): void {
    this.sheet.clear();
    this.heats = [];
  }
}
