import {
  type CellStyle,
  type ConditionalRule,
  colToLetter,
  type SheetChart,
  type Sparkline,
  type WriteSheet,
  writeXlsx,
} from "hucre/xlsx";
import { dayNumber, type IsoDate } from "../../core/calendar/iso-date.ts";

/** The looks a cell can have; what they mean stands in `styles`. */
export type CellLook =
  | "plain"
  | "title"
  | "heading"
  | "muted"
  | "header"
  | "headerRight"
  | "headerAside"
  | "total"
  | "strong"
  | "aside";

/** One cell of a sheet. Text is always text, whatever it starts with; `format` is an Excel number format. */
export type WorkbookCell =
  | { readonly text: string; readonly look?: CellLook }
  | { readonly number: number; readonly format: string; readonly look?: CellLook }
  | { readonly date: IsoDate; readonly format: string; readonly look?: CellLook }
  | { readonly formula: string; readonly result: number; readonly format: string; readonly look?: CellLook }
  | { readonly link: string; readonly sheet: string; readonly look?: CellLook }
  | null;

/** A block of cells by zero-based first and last row and column, both included. */
export interface Block {
  readonly rows: readonly [number, number];
  readonly columns: readonly [number, number];
}

/** A native chart; each series names its categories and values on the same sheet. */
export interface NativeChart {
  readonly kind: "bar" | "column" | "line" | "scatter";
  readonly title: string;
  readonly alternative: string;
  /** The value axis starts at zero: bars and columns without negative values. */
  readonly fromZero: boolean;
  /** Number format of the value axis. */
  readonly axisFormat: string;
  readonly series: readonly {
    readonly name: string;
    readonly categories: Block;
    readonly values: Block;
    readonly role: "accent" | "comparison" | "goal" | "band";
  }[];
  readonly at: { readonly row: number; readonly column: number };
}

export interface WorkbookSheet {
  readonly name: string;
  readonly cells: readonly (readonly WorkbookCell[])[];
  /** Column widths in characters. */
  readonly widths: readonly number[];
  readonly frozenRows: number;
  readonly filter?: Block;
  readonly dataBars: readonly Block[];
  readonly heat?: Block;
  readonly charts: readonly NativeChart[];
  readonly sparklines: readonly {
    readonly row: number;
    readonly column: number;
    readonly sheet: string;
    readonly values: Block;
  }[];
  /** Zero-based row repeated on every printed page. */
  readonly headerRow?: number;
}

export interface WorkbookPlan {
  readonly title: string;
  readonly subject: string;
  readonly creator: string;
  readonly company: string;
  /** Stands in the file as its date, so that equal results give equal bytes. */
  readonly date: IsoDate;
  /** Says how many characters were cut from a cell that Excel could not hold. */
  readonly cutNote: (count: number) => string;
  readonly sheets: readonly WorkbookSheet[];
}

/** What Excel holds in one cell. */
export const cellLimit = 32_767;
/** Characters kept free for the note that a text was cut. */
const noteRoom = 80;

const colours = {
  ink: "1B1F24",
  muted: "5B6470",
  edge: "8A939E",
  accent: "1F5FBF",
  comparison: "8290A4",
  bar: "FF9DBFEA",
} as const;

const typeface = { name: "Arial", size: 10, color: { rgb: colours.ink } } as const;

const styles: Readonly<Record<CellLook, CellStyle>> = {
  plain: { font: typeface, alignment: { vertical: "top" } },
  title: { font: { ...typeface, bold: true, size: 16 } },
  heading: { font: { ...typeface, bold: true, size: 12 } },
  muted: { font: { ...typeface, color: { rgb: colours.muted } }, alignment: { vertical: "top" } },
  aside: { font: typeface, alignment: { vertical: "top", horizontal: "left", indent: 1 } },
  headerAside: {
    font: { ...typeface, bold: true, color: { rgb: colours.muted } },
    alignment: { vertical: "bottom", horizontal: "left", indent: 1 },
    border: { bottom: { style: "thin", color: { rgb: colours.edge } } },
  },
  header: {
    font: { ...typeface, bold: true, color: { rgb: colours.muted } },
    alignment: { wrapText: true, vertical: "bottom" },
    border: { bottom: { style: "thin", color: { rgb: colours.edge } } },
  },
  headerRight: {
    font: { ...typeface, bold: true, color: { rgb: colours.muted } },
    alignment: { wrapText: true, vertical: "bottom", horizontal: "right" },
    border: { bottom: { style: "thin", color: { rgb: colours.edge } } },
  },
  total: { font: { ...typeface, bold: true }, border: { top: { style: "thin", color: { rgb: colours.edge } } } },
  strong: { font: { ...typeface, bold: true }, alignment: { vertical: "top" } },
};

const linkStyle: CellStyle = { font: { ...typeface, color: { rgb: colours.accent }, underline: true } };

/**
 * Text as a cell can hold it: cut with a visible note beyond Excel's limit, a literal `_xHHHH_` kept from being read as an escape, and
 * characters that XML does not know replaced by U+FFFD.
 */
export const safeText = (text: string, cutNote: (count: number) => string): string => {
  const clean = text.replace(
    /[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    "\ufffd",
  );
  const literal = (part: string) => part.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
  if (clean.length <= cellLimit) return literal(clean);
  const kept = clean.slice(0, cellLimit - noteRoom).replace(/[\ud800-\udbff]$/, "");
  return literal(kept) + cutNote(clean.length - kept.length);
};

const quoted = (name: string): string => `'${name.replace(/'/g, "''")}'`;
const corner = (row: number, column: number): string => `${colToLetter(column)}${row + 1}`;
const fixed = (row: number, column: number): string => `$${colToLetter(column)}$${row + 1}`;

/** A block as an A1 range: "B4:B9". */
export const rangeOf = ({ rows, columns }: Block): string =>
  `${corner(rows[0], columns[0])}:${corner(rows[1], columns[1])}`;

const seriesRange = (sheet: string, { rows, columns }: Block): string =>
  `${quoted(sheet)}!${fixed(rows[0], columns[0])}:${fixed(rows[1], columns[1])}`;

const seriesColours = {
  accent: colours.accent,
  comparison: colours.comparison,
  goal: colours.ink,
  band: "9DBFEA",
} as const;

const chartRows = 20;
const chartColumns = 9;

const chartOf = (chart: NativeChart, sheet: string): SheetChart => ({
  type: chart.kind,
  title: chart.title,
  altText: chart.alternative,
  series: chart.series.map(({ name, categories, values, role }) => ({
    name,
    categories: seriesRange(sheet, categories),
    values: seriesRange(sheet, values),
    color: seriesColours[role],
    ...(chart.kind === "line" || chart.kind === "scatter"
      ? {
          smooth: false,
          marker: { symbol: role === "accent" ? "circle" : "none" },
          stroke: { width: role === "accent" ? 2.25 : 1.5, ...(role === "accent" ? {} : { dash: "dash" }) },
        }
      : {}),
  })),
  anchor: {
    from: { row: chart.at.row, col: chart.at.column },
    to: { row: chart.at.row + chartRows, col: chart.at.column + chartColumns },
  },
  legend: chart.series.length > 1 ? "bottom" : false,
  titleFontSize: 12,
  axes: {
    x: {
      minorTickMark: "none",
      majorTickMark: "none",
      tickLblPos: "low",
      ...(chart.kind === "bar" ? { reverse: true } : {}),
    },
    y: {
      minorTickMark: "none",
      majorTickMark: "none",
      gridlines: { major: true },
      numberFormat: { formatCode: chart.axisFormat, sourceLinked: false },
      ...(chart.fromZero ? { scale: { min: 0 } } : {}),
    },
  },
  ...(chart.kind === "bar" || chart.kind === "column" ? { gapWidth: 50 } : {}),
  ...(chart.kind === "line" ? { dispBlanksAs: "gap" } : {}),
});

const rulesOf = ({ dataBars, heat }: WorkbookSheet): ConditionalRule[] => {
  const bars = dataBars.map(
    (block, i): ConditionalRule => ({
      type: "dataBar",
      priority: i + 1,
      range: rangeOf(block),
      dataBar: { cfvo: [{ type: "num", value: "0" }, { type: "max" }], color: colours.bar },
    }),
  );
  if (heat === undefined) return bars;
  const scale: ConditionalRule = {
    type: "colorScale",
    priority: bars.length + 1,
    range: rangeOf(heat),
    colorScale: { cfvo: [{ type: "min" }, { type: "max" }], colors: ["FFEEF4FC", "FF7FB0FF"] },
  };
  return [...bars, scale];
};

const sheetOf = (sheet: WorkbookSheet, cutNote: WorkbookPlan["cutNote"]): WriteSheet => {
  const cells: NonNullable<WriteSheet["cells"]> = new Map();
  sheet.cells.forEach((row, r) => {
    row.forEach((cell, c) => {
      if (cell === null) return;
      const style = styles[cell.look ?? "plain"];
      const at = `${r},${c}`;
      if ("text" in cell) cells.set(at, { value: safeText(cell.text, cutNote), type: "string", style });
      else if ("number" in cell)
        cells.set(at, { value: cell.number, type: "number", style: { ...style, numFmt: cell.format } });
      else if ("date" in cell) {
        // The serial number itself, not a Date: the workbook knows days, no clock and no time zone.
        cells.set(at, {
          value: dayNumber(cell.date) + 25_569,
          type: "number",
          style: { ...style, numFmt: cell.format },
        });
      } else if ("formula" in cell) {
        cells.set(at, {
          value: null,
          type: "formula",
          formula: cell.formula,
          formulaResult: cell.result,
          style: { ...style, numFmt: cell.format },
        });
      } else {
        cells.set(at, {
          value: safeText(cell.link, cutNote),
          type: "string",
          style: { ...style, ...linkStyle },
          hyperlink: { target: "", location: `${quoted(cell.sheet)}!A1` },
        });
      }
    });
  });
  const sparklines = sheet.sparklines.map(
    ({ row, column, sheet: source, values }): Sparkline => ({
      location: corner(row, column),
      dataRange: `${quoted(source)}!${rangeOf(values)}`,
      type: "line",
      color: colours.accent,
    }),
  );
  return {
    name: sheet.name,
    columns: sheet.widths.map((width) => ({ width })),
    rows: sheet.cells.map((row) => row.map(() => null)),
    cells,
    freezePane: { rows: sheet.frozenRows },
    ...(sheet.filter === undefined ? {} : { autoFilter: { range: rangeOf(sheet.filter) } }),
    conditionalRules: rulesOf(sheet),
    charts: sheet.charts.map((chart) => chartOf(chart, sheet.name)),
    sparklines,
    view: { showGridLines: false },
    pageSetup: {
      paperSize: "a4",
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
    a11y: sheet.headerRow === undefined ? {} : { headerRow: sheet.headerRow },
  };
};

/** Columns an empty sheet has by default, in characters. */
const defaultWidth = 9;
/** The widest text above a table that still decides how much of the sheet is printed. */
const printedText = 150;

/** The last column that is printed: data and charts, and enough to show the lines of text above them. */
const lastColumn = ({ cells, charts, widths }: WorkbookSheet): number => {
  const data = Math.max(0, ...cells.map((row) => row.length - 1), ...charts.map(({ at }) => at.column + chartColumns));
  const texts = cells.flatMap((row) =>
    row.length === 1 && row[0] !== null && row[0] !== undefined && "text" in row[0] ? [row[0].text.length] : [],
  );
  const needed = Math.min(printedText, Math.max(0, ...texts));
  let [column, room] = [0, widths[0] ?? defaultWidth];
  while (room < needed) room += widths[++column] ?? defaultWidth;
  return Math.max(data, column);
};

// The library's own options leave sheet names unquoted here, which Excel refuses as damaged.
const printNames = (sheet: WorkbookSheet) => {
  const { name, headerRow, cells, charts } = sheet;
  const lastRow = Math.max(cells.length - 1, ...charts.map(({ at }) => at.row + chartRows));
  const area = {
    name: "_xlnm.Print_Area",
    range: `${quoted(name)}!${fixed(0, 0)}:${fixed(lastRow, lastColumn(sheet))}`,
    scope: name,
  };
  return headerRow === undefined
    ? [area]
    : [area, { name: "_xlnm.Print_Titles", range: `${quoted(name)}!$${headerRow + 1}:$${headerRow + 1}`, scope: name }];
};

/** Writes a workbook as XLSX bytes. The only module that knows the spreadsheet library; equal plans give equal bytes. */
export const writeWorkbook = async (plan: WorkbookPlan): Promise<Uint8Array> => {
  const stamp = new Date(`${plan.date}T00:00:00Z`);
  return writeXlsx({
    sheets: plan.sheets.map((sheet) => sheetOf(sheet, plan.cutNote)),
    namedRanges: plan.sheets.flatMap(printNames),
    properties: {
      title: plan.title,
      subject: plan.subject,
      creator: plan.creator,
      company: plan.company,
      created: stamp,
      modified: stamp,
    },
    defaultFont: { name: "Arial", size: 10 },
  });
};
