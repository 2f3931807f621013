/** What the doubles of the spreadsheet service keep their cells in: memory in tests, a real grid in the preview. Rows and columns count from 1. */
export type Held = string | number | boolean | Date;

export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A cell as Sheets takes it: a value, or a formula whose value is computed. */
export interface Taken {
  readonly value: Held;
  readonly formula: string;
}

export interface CellStyle {
  readonly bold?: boolean;
  readonly size?: number;
  readonly colour?: string;
  readonly background?: string;
  readonly align?: "left" | "center" | "right";
}

/** Colours between the least and the greatest value of an area. */
export interface Heat {
  readonly areas: readonly Area[];
  readonly least: string;
  readonly greatest: string;
}

export interface HeldChart {
  readonly type: string;
  readonly range: string;
  readonly area: Area;
  readonly at: { readonly row: number; readonly column: number };
  readonly options: Readonly<Record<string, unknown>>;
}

export interface SheetStore {
  readonly id: number;
  name: string;
  hidden: boolean;
  frozen: number;
  maxRows: number;
  maxColumns: number;
  protection: { description: string; warningOnly: boolean } | null;
  /** Last row and column with content; 0 without any. */
  last(): { row: number; column: number };
  /** The selected cell and the selected area. */
  cursor(): { row: number; column: number };
  selection(): Area;
  /** Values as `getValues` gives them: '' for blank, dates as `Date`. */
  read(area: Area): unknown[][];
  formula(row: number, column: number): string;
  format(row: number, column: number): string;
  write(row: number, column: number, cells: readonly (readonly Taken[])[]): void;
  setFormats(row: number, column: number, formats: readonly (readonly string[])[]): void;
  style(area: Area, style: CellStyle): void;
  setWidth(column: number, width: number): void;
  setHeats(heats: readonly Heat[]): void;
  addChart(chart: HeldChart): void;
  readonly charts: readonly HeldChart[];
  removeChart(chart: HeldChart): void;
  /** Takes every cell and every style away; charts stay, as in Sheets. */
  clear(): void;
}

export interface FileStore {
  /** IANA name of the spreadsheet's zone. */
  readonly zone: string;
  readonly locale: string;
  readonly sheets: readonly SheetStore[];
  active: SheetStore;
  add(name: string): SheetStore;
  remove(sheet: SheetStore): void;
  setName(name: string, sheet: SheetStore, row: number, column: number): void;
  named(name: string): { readonly sheet: SheetStore; readonly row: number; readonly column: number } | undefined;
  toast(message: string): void;
}
