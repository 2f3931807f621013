import { dateOf } from "../core/calendar/iso-date.ts";
import { languages } from "../core/locale/language.ts";
import {
  type Fields,
  fitting,
  listOf,
  nothing,
  nullable,
  objectOf,
  oneOf,
  type Read,
  type Reader,
  type ReadFields,
  recordOf,
  text,
  textLike,
  whole,
} from "./readers.ts";

/**
 * What the sidebar may ask of the server and what it gets back, checked on both sides. Only numbers, texts, truth values, null, plain
 * objects and arrays go over `google.script.run`; a day is `yyyy-mm-dd` text, a moment `yyyy-mm-ddThh:mm:ss` in the spreadsheet's zone.
 */
const count = whole(0);
const place = whole(1);
/** Whether a text is a day of the calendar, yyyy-mm-dd. */
export const isDay = (value: string): boolean => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  return match !== null && dateOf(Number(match[1]), Number(match[2]), Number(match[3])) !== undefined;
};
const day = fitting("a day", (value): value is string => typeof value === "string" && isDay(value));
const cell = fitting(
  "text, number, truth value or null",
  (value): value is string | number | boolean | null =>
    value === null || typeof value === "string" || typeof value === "boolean" || Number.isFinite(value),
);
const formula = objectOf({ formula: textLike(/^=/) });
const writtenCell: Reader<Cell | Read<typeof formula>> = (value, at) =>
  typeof value === "object" && value !== null ? formula(value, at) : cell(value, at);

export const cellKinds = ["text", "integer", "number", "money", "percent", "date", "days"] as const;
export type CellKind = (typeof cellKinds)[number];
const column = objectOf({ kind: oneOf(cellKinds), digits: whole(0, 10) });

const area = { sheet: count, row: place, column: place, rows: place, columns: place };

/** The charts that Google Sheets draws from a range whose first column holds the labels. */
export const chartKinds = ["bars", "columns", "stacked", "line", "area", "waterfall"] as const;

/** What a tab shows beside its cells: their dress, a chart. */
const dressing = {
  dress: {
    sheet: count,
    titles: listOf(place),
    quiet: listOf(place),
    headers: listOf(objectOf({ row: place, columns: place, numbers: listOf(place) })),
    totals: listOf(objectOf({ row: place, columns: place })),
    heats: listOf(objectOf({ row: place, column: place, rows: place, columns: place })),
    frozen: count,
    widths: listOf(place),
  },
  chart: { ...area, kind: oneOf(chartKinds), title: text, at: objectOf({ row: place, column: place }) },
} as const satisfies Record<string, Fields>;

type AskedOf<T extends Record<string, Fields>> = { [N in keyof T]: { readonly do: N } & ReadFields<T[N]> };

/** One of several requests: what to `do`, and the fields of that. */
const oneRequestOf = <T extends Record<string, Fields>>(requests: T): Reader<AskedOf<T>[keyof T]> => {
  const named = oneOf(Object.keys(requests));
  return (value, at) => {
    const name = named((value as { readonly do?: unknown } | null | undefined)?.do, `${at}.do`);
    return objectOf({ do: named, ...requests[name] })(value, at) as AskedOf<T>[keyof T];
  };
};

const requests = {
  state: {},
  heads: { rows: whole(1, 200) },
  read: { sheet: count, from: place, rows: whole(1, 20_000) },
  begin: {},
  put: {
    sheet: count,
    parts: listOf(objectOf({ row: place, column: place, columns: listOf(column), cells: listOf(listOf(writtenCell)) })),
  },
  ...dressing,
  replace: { sheet: count, tab: count, steps: listOf(oneRequestOf(dressing)), facts: text },
  finish: { sheet: count, name: textLike(/./), facts: nullable(text) },
  drop: { sheet: count },
  asOf: { date: day },
  language: { language: oneOf(languages) },
  mapping: { sheet: count, mapping: nullable(text) },
  insert: { formula: textLike(/^=REV_[A-Z0-9_]+\(/) },
  selection: {},
  protect: { sheet: count, description: text },
  show: { sheet: count },
  freeze: {},
  filled: {},
  help: { language: oneOf(languages) },
} as const satisfies Record<string, Fields>;

export type RequestName = keyof typeof requests;
export type RequestOf<N extends RequestName> = { readonly do: N } & ReadFields<(typeof requests)[N]>;
export type Request = AskedOf<typeof requests>[RequestName];

export const readRequest: Reader<Request> = oneRequestOf(requests);

const sheetFacts = objectOf({
  id: count,
  name: text,
  rows: count,
  columns: count,
  /** What RevSheet wrote about a tab of its own; null for other tabs. */
  facts: nullable(text),
  /** The mapping of columns a person has confirmed; null without one. */
  mapping: nullable(text),
});

export const readAnswerTo = {
  state: objectOf({
    language: oneOf(languages),
    zone: text,
    today: day,
    asOf: nullable(day),
    active: count,
    sheets: listOf(sheetFacts),
  }),
  heads: listOf(objectOf({ sheet: count, cells: listOf(listOf(cell)) })),
  read: listOf(listOf(cell)),
  begin: objectOf({ sheet: count }),
  put: nothing,
  dress: nothing,
  chart: nothing,
  replace: nothing,
  finish: objectOf({ name: text }),
  drop: nothing,
  asOf: nothing,
  language: nothing,
  mapping: nothing,
  insert: objectOf({ cell: text }),
  selection: objectOf({
    sheet: count,
    name: text,
    cell: text,
    range: text,
    row: place,
    column: place,
    value: cell,
    formula: text,
    facts: nullable(text),
  }),
  protect: nothing,
  show: nothing,
  freeze: objectOf({ tab: text, formulas: count }),
  filled: listOf(objectOf({ cell: text, rows: count, first: text, last: text })),
  help: listOf(objectOf({ name: text, summary: text, example: text })),
} as const satisfies Record<RequestName, Reader<unknown>>;

export type AnswerOf<N extends RequestName> = Read<(typeof readAnswerTo)[N]>;

/** A request answered, or the code and parameters of an error, which the sidebar puts into words. */
export type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: string; readonly parameters: Readonly<Record<string, string | number>> };

const isDone = <const T extends boolean>(done: T) => fitting(String(done), (value): value is T => value === done);
const answered = objectOf({ ok: isDone(true), value: (value: unknown) => value });
const failed = objectOf({
  ok: isDone(false),
  code: text,
  parameters: recordOf(
    fitting("text or number", (value): value is string | number => typeof value === "string" || Number.isFinite(value)),
  ),
});

export const readAnswer: Reader<Answer> = (value, at) =>
  (value as Partial<Answer> | null | undefined)?.ok === true ? answered(value, at) : failed(value, at);

export type Cell = Read<typeof cell>;
export type WrittenCell = Read<typeof writtenCell>;
export type SheetFacts = Read<typeof sheetFacts>;

/** The errors that the server may answer with; the sidebar carries their sentences. */
export const serverErrors = [
  "REQUEST_INVALID",
  "SERVER_REFUSED",
  "SHEET_GONE",
  "CELL_NOT_EMPTY",
  "NOT_A_DATE",
] as const;
