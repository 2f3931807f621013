import { RevError } from "../core/errors/error.ts";
import { Cursor, isBlank, type Range, rangeOf, text } from "./cells.ts";
import { type Definition, usageOf } from "./define.ts";
import { groupsBy, joined, rowsWhere } from "./group.ts";
import { type Host, spreadsheetHost } from "./host.ts";
import { readOptions } from "./options.ts";
import type { Parameter, ReadingContext } from "./parameters.ts";
import type { Part } from "./results.ts";
import { sayError } from "./say-error.ts";
import { partShown, type Spill, spill } from "./spill.ts";
import type { Mapping, Table } from "./table.ts";
import { labelOf, wordsOf } from "./vocabulary.ts";

/** Further tables every function with a table takes: what its columns mean. */
const mappingName = "mapping";

const mappingOf = (range: Range, host: Host): Mapping => {
  const cursor = new Cursor(range, host);
  const pairs = new Map<string, string>();
  range.rows.forEach((row, r) => {
    if (isBlank(row[0]) || isBlank(row[1])) return;
    cursor.row = r;
    const header = text.read(row[0], cursor);
    const meaning = text.read(row[1], cursor);
    pairs.set(header, wordsOf(meaning)[0] ?? meaning);
  });
  return pairs;
};

interface Call {
  readonly options: Record<string, unknown>;
  readonly given: Record<string, unknown>;
  readonly tables: Record<string, unknown>;
}

const hasTable = ({ parameters, tables }: Definition): boolean =>
  [...Object.values(parameters), ...Object.values(tables)].some(({ shape }) => shape === "table");

/** Name and range of the further tables behind the options. */
const furtherTables = (definition: Definition, pairs: readonly unknown[], host: Host): Map<string, Range> => {
  const known = [...Object.keys(definition.tables), ...(hasTable(definition) ? [mappingName] : [])];
  const found = new Map<string, Range>();
  for (let i = 0; i < pairs.length; i += 2) {
    if (isBlank(pairs[i]) && isBlank(pairs[i + 1])) continue;
    const range = rangeOf(pairs[i], "table");
    const name = isBlank(range.rows[0]?.[0])
      ? ""
      : text.read(range.rows[0]?.[0], new Cursor({ name: "table", isCell: true }, host)).toLowerCase();
    if (!known.includes(name)) throw new RevError("TABLE_UNKNOWN", { table: name, tables: known.join(", ") || "–" });
    found.set(name, rangeOf(pairs[i + 1], name));
  }
  return found;
};

const readAll = (
  definition: Definition,
  parameters: Readonly<Record<string, Parameter<unknown>>>,
  ranges: ReadonlyMap<string, Range>,
  context: ReadingContext,
): Record<string, unknown> => {
  const read: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const range = ranges.get(name);
    const empty = range === undefined || range.rows.every((row) => row.every(isBlank));
    if (range !== undefined && (!empty || (parameter.shape === "column" && !parameter.optional))) {
      read[name] = parameter.read(range, context);
    } else if (parameter.optional) read[name] = parameter.absent;
    else throw new RevError("ARGUMENT_MISSING", { argument: name, usage: usageOf(definition) });
  }
  return read;
};

const prepare = (definition: Definition, values: readonly unknown[], host: Host): Call => {
  const names = Object.keys(definition.parameters);
  const ranges = new Map<string, Range>();
  names.forEach((name, i) => {
    if (i < values.length && values[i] !== undefined && values[i] !== null) ranges.set(name, rangeOf(values[i], name));
  });
  const optionCell = values[names.length];
  const options = isBlank(optionCell) ? {} : readOptions(rangeOf(optionCell, "options"), definition.options, host);
  const further = furtherTables(definition, values.slice(names.length + 1), host);
  const mapping = further.get(mappingName);
  const context = { host, mapping: mapping === undefined ? undefined : mappingOf(mapping, host) };
  const tables: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(definition.tables)) {
    const range = further.get(name);
    if (range !== undefined) tables[name] = parameter.read(range, context);
  }
  return { options, given: readAll(definition, definition.parameters, ranges, context), tables };
};

/** The part to show, by groups where the call asks for them. */
const answer = (definition: Definition, { options, given, tables }: Call, host: Host): Part => {
  const show = options.show as string | undefined;
  const run = (values: Record<string, unknown>) => partShown(definition.run(values, options, tables, host), show);
  const { measures } = definition;
  if (measures === undefined) return run(given);
  const { object } = definition.parameters[measures] as Parameter<unknown>;
  const whole = given[measures] as Table<unknown>;
  const table = options.where === undefined ? whole : rowsWhere(whole, options.where as string, object);
  const by = options.by as readonly string[] | undefined;
  const total = run({ ...given, [measures]: table });
  if (by === undefined || by.length === 0 || definition.ownGroups) return total;
  const { headers, groups } = groupsBy(table, by, object);
  const parts = groups.map((group) => ({ values: group.values, part: run({ ...given, [measures]: group.table }) }));
  return joined(headers, parts, total, labelOf("total", host.language()));
};

/** Rows that core counts from 1 within a table, as rows of the range. */
const placesOf = (given: Readonly<Record<string, unknown>>): Map<string, readonly number[]> => {
  const places = new Map<string, readonly number[]>();
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === "object" && value !== null && "places" in value) {
      places.set(name, (value as Table<unknown>).places);
    }
  }
  return places;
};

/**
 * Calls a function as a cell does: arguments in, what the cell shows out. Every problem of the user's data is thrown as an Error whose
 * message is one sentence in the spreadsheet's language; nothing else is ever thrown.
 */
export const callFunction = (
  definition: Definition,
  values: readonly unknown[],
  host: Host = spreadsheetHost(),
): Spill => {
  let places = new Map<string, readonly number[]>();
  try {
    const call = prepare(definition, values, host);
    places = placesOf({ ...call.given, ...call.tables });
    return spill(answer(definition, call, host), call.options.headers !== "no", host);
  } catch (error) {
    throw new Error(sayError(definition.name, error, places, host.language()));
  }
};
