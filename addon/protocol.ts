import * as v from "valibot";
import { dateOf } from "../core/calendar/iso-date.ts";
import { languages } from "../core/locale/language.ts";

/**
 * What the sidebar may ask of the server and what it gets back, checked on both sides. Only numbers, texts, truth values, null, plain
 * objects and arrays go over `google.script.run`; a day is `yyyy-mm-dd` text, a moment `yyyy-mm-ddThh:mm:ss` in the spreadsheet's zone.
 */
const text = v.string();
const number = v.pipe(v.number(), v.finite());
const count = v.pipe(number, v.integer(), v.minValue(0));
const place = v.pipe(count, v.minValue(1));
/** Whether a text is a day of the calendar, yyyy-mm-dd. */
export const isDay = (value: string): boolean => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  return match !== null && dateOf(Number(match[1]), Number(match[2]), Number(match[3])) !== undefined;
};
const day = v.pipe(text, v.check(isDay));
const cell = v.union([text, number, v.boolean(), v.null()]);
const formula = v.strictObject({ formula: v.pipe(text, v.startsWith("=")) });

export const cellKinds = ["text", "integer", "number", "money", "percent", "date", "days"] as const;
export type CellKind = (typeof cellKinds)[number];
const column = v.strictObject({ kind: v.picklist(cellKinds), digits: v.pipe(count, v.maxValue(10)) });

const area = { sheet: count, row: place, column: place, rows: place, columns: place };

/** The charts that Google Sheets draws from a range whose first column holds the labels. */
export const chartKinds = ["bars", "columns", "stacked", "line", "area", "waterfall"] as const;

const put = v.strictObject({
  do: v.literal("put"),
  sheet: count,
  parts: v.array(
    v.strictObject({
      row: place,
      column: place,
      columns: v.array(column),
      cells: v.array(v.array(v.union([cell, formula]))),
    }),
  ),
});
const dress = v.strictObject({
  do: v.literal("dress"),
  sheet: count,
  titles: v.array(place),
  quiet: v.array(place),
  headers: v.array(v.strictObject({ row: place, columns: place, numbers: v.array(place) })),
  totals: v.array(v.strictObject({ row: place, columns: place })),
  heats: v.array(v.strictObject({ row: place, column: place, rows: place, columns: place })),
  frozen: count,
  widths: v.array(place),
});
const chart = v.strictObject({
  do: v.literal("chart"),
  ...area,
  kind: v.picklist(chartKinds),
  title: text,
  at: v.strictObject({ row: place, column: place }),
});

export const requestSchema = v.variant("do", [
  v.strictObject({ do: v.literal("state") }),
  v.strictObject({ do: v.literal("heads"), rows: v.pipe(place, v.maxValue(200)) }),
  v.strictObject({ do: v.literal("read"), sheet: count, from: place, rows: v.pipe(place, v.maxValue(20_000)) }),
  v.strictObject({ do: v.literal("begin") }),
  put,
  dress,
  chart,
  v.strictObject({
    do: v.literal("rewrite"),
    sheet: count,
    steps: v.array(v.variant("do", [put, dress, chart])),
    facts: text,
  }),
  v.strictObject({ do: v.literal("finish"), sheet: count, name: v.pipe(text, v.nonEmpty()), facts: v.nullable(text) }),
  v.strictObject({ do: v.literal("drop"), sheet: count }),
  v.strictObject({ do: v.literal("asOf"), date: day }),
  v.strictObject({ do: v.literal("language"), language: v.picklist(languages) }),
  v.strictObject({ do: v.literal("mapping"), sheet: count, mapping: v.nullable(text) }),
  v.strictObject({ do: v.literal("insert"), formula: v.pipe(text, v.regex(/^=REV_[A-Z0-9_]+\(/)) }),
  v.strictObject({ do: v.literal("selection") }),
  v.strictObject({ do: v.literal("protect"), sheet: count, description: text }),
  v.strictObject({ do: v.literal("show"), sheet: count }),
  v.strictObject({ do: v.literal("freeze") }),
  v.strictObject({ do: v.literal("filled") }),
  v.strictObject({ do: v.literal("help"), language: v.picklist(languages) }),
]);

const sheetFacts = v.strictObject({
  id: count,
  name: text,
  rows: count,
  columns: count,
  /** What RevSheet wrote about a tab of its own; null for other tabs. */
  facts: v.nullable(text),
  /** The mapping of columns a person has confirmed; null without one. */
  mapping: v.nullable(text),
});

export const answerSchemas = {
  state: v.strictObject({
    language: v.picklist(languages),
    zone: text,
    today: day,
    asOf: v.nullable(day),
    active: count,
    sheets: v.array(sheetFacts),
  }),
  heads: v.array(v.strictObject({ sheet: count, cells: v.array(v.array(cell)) })),
  read: v.array(v.array(cell)),
  begin: v.strictObject({ sheet: count }),
  put: v.null(),
  dress: v.null(),
  chart: v.null(),
  rewrite: v.null(),
  finish: v.strictObject({ name: text }),
  drop: v.null(),
  asOf: v.null(),
  language: v.null(),
  mapping: v.null(),
  insert: v.strictObject({ cell: text }),
  selection: v.strictObject({
    sheet: count,
    name: text,
    cell: text,
    range: text,
    row: place,
    column: place,
    value: cell,
    formula: text,
    facts: v.nullable(text),
  }),
  protect: v.null(),
  show: v.null(),
  freeze: v.strictObject({ tab: text, formulas: count }),
  filled: v.array(v.strictObject({ cell: text, rows: count, first: text, last: text })),
  help: v.array(v.strictObject({ name: text, summary: text, example: text })),
} as const;

/** A request answered, or the code and parameters of an error, which the sidebar puts into words. */
export const answerSchema = v.union([
  v.strictObject({ ok: v.literal(true), value: v.unknown() }),
  v.strictObject({ ok: v.literal(false), code: text, parameters: v.record(text, v.union([text, number])) }),
]);

export type Request = v.InferOutput<typeof requestSchema>;
export type RequestName = Request["do"];
export type RequestOf<N extends RequestName> = Extract<Request, { do: N }>;
export type AnswerOf<N extends RequestName> = v.InferOutput<(typeof answerSchemas)[N]>;
export type Answer = v.InferOutput<typeof answerSchema>;
export type Cell = v.InferOutput<typeof cell>;
export type WrittenCell = Cell | v.InferOutput<typeof formula>;
export type SheetFacts = v.InferOutput<typeof sheetFacts>;

/** The errors that the server may answer with; the sidebar carries their sentences. */
export const serverErrors = [
  "REQUEST_INVALID",
  "SERVER_REFUSED",
  "SHEET_GONE",
  "CELL_NOT_EMPTY",
  "NOT_A_DATE",
] as const;
