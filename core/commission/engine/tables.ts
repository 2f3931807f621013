import type { FiscalCalendar } from "../../calendar/fiscal.ts";
import { type IsoDate, isoDate } from "../../calendar/iso-date.ts";
import { parsePeriod } from "../../calendar/period.ts";
import { columnLetter } from "../../column-letter.ts";
import { RevError } from "../../errors/error.ts";
import { fold } from "../../locale/fold.ts";
import { currencyCode } from "../../money/currency.ts";
import { type Exact, exact, sign, toText } from "../../money/exact.ts";
import { snakeCase } from "../../snake-case.ts";
import { cellText, flagCell, fractionCell, type PlanCell, plainNumber } from "../plan/cells.ts";
import { choiceOf } from "../plan/vocabulary.ts";
import type { RunInputs } from "./inputs.ts";
import { type CellKind, type InputTable, inputTables, type TableColumn } from "./table-columns.ts";

type Cells = readonly (readonly PlanCell[])[];
type Row = Readonly<Record<string, unknown>>;

const spoken = (key: string): string => snakeCase(key).replace(/_/g, " ");
const words = (text: string): string =>
  fold(text)
    .replace(/[_\-.]+/g, " ")
    .trim();

const read = (kind: CellKind, text: string, place: string, calendar: FiscalCalendar): unknown => {
  switch (kind) {
    case "name":
      return text;
    case "date":
      return isoDate(text, place);
    case "amount":
      return exact(text, place);
    case "number":
      return plainNumber(text, place);
    case "share":
      return fractionCell(text, place, 1n, true);
    case "flag":
      return flagCell(text, place);
    case "period":
      return parsePeriod(text, calendar, place);
  }
};

/** Rows of one table by its columns, blank cells left out; problems with their cell, such as "splits C4". */
const rowsOf = (table: InputTable, cells: Cells, calendar: FiscalCalendar, problems: RevError[]): Row[] => {
  const columns = Object.entries(inputTables[table] as Record<string, TableColumn>);
  const note = (error: unknown): void => {
    if (!(error instanceof RevError)) throw error;
    problems.push(error);
  };
  const at = new Map<string, number>();
  (cells[0] ?? []).forEach((cell, index) => {
    const header = words(cellText(cell));
    const found = columns.find(([key, { headers }]) => spoken(key) === header || headers.split("|").includes(header));
    if (found === undefined) return;
    const place = `${table} ${columnLetter(index)}1`;
    if (at.has(found[0])) note(new RevError("PLAN_COLUMN_TWICE", { column: spoken(found[0]), place }));
    else at.set(found[0], index);
  });
  const missing = columns
    .filter(([key, { required }]) => required === true && !at.has(key))
    .map(([key]) => spoken(key));
  if (missing.length > 0) {
    note(new RevError("TABLE_COLUMN_MISSING", { table, column: missing.join(", ") }));
    return [];
  }
  return cells.slice(1).flatMap((line, i): Row[] => {
    if (line.every((cell) => cellText(cell) === "")) return [];
    const row: Record<string, unknown> = {};
    let isWhole = true;
    for (const [key, { kind, required }] of columns) {
      const index = at.get(key);
      const text = index === undefined ? "" : cellText(line[index]);
      const place = `${table} ${columnLetter(index ?? 0)}${i + 2}`;
      try {
        if (text !== "") row[key] = read(kind, text, place, calendar);
        else if (required === true) throw new RevError("PLAN_VALUE_MISSING", { setting: spoken(key), place });
      } catch (error) {
        isWhole = false;
        note(error);
      }
    }
    return isWhole ? [row] : [];
  });
};

/** A quota of 0 or less is refused; its days come from `period`, or from `from` and `to`. */
const quotaOf = (row: Row): Row => {
  const { period, ...rest } = row as { period?: { start: IsoDate; end: IsoDate }; amount: Exact };
  const place = `quotas, ${String(row.payee)}`;
  if (sign(rest.amount) <= 0) throw new RevError("QUOTA_NOT_POSITIVE", { quota: toText(rest.amount), place });
  if (period !== undefined) return { ...rest, from: period.start, to: period.end };
  if (row.from === undefined || row.to === undefined)
    throw new RevError("PLAN_VALUE_MISSING", { setting: "period", place });
  return rest;
};

const policies = ["plan_rate", "booking_rate", "payout_rate"] as const;
const splitKinds = ["split", "overlay"] as const;

const rateOf = (row: Row): Row => {
  const { policy, currency, into } = row as { policy: string; currency: string; into: string };
  const place = `rates, ${currency}`;
  const found = choiceOf(policies, policy) ?? choiceOf(policies, `${policy} rate`);
  if (found === undefined) throw new RevError("PLAN_CHOICE", { value: policy, choices: policies.join(", "), place });
  return { ...row, policy: found, currency: currencyCode(currency, place), into: currencyCode(into, place) };
};

const splitOf = (row: Row): Row => {
  const text = row.kind === undefined ? "split" : String(row.kind);
  const kind = choiceOf(splitKinds, text);
  if (kind !== undefined) return { ...row, kind };
  throw new RevError("PLAN_CHOICE", { value: text, choices: splitKinds.join(", "), place: `splits, ${row.deal}` });
};

const personOf = (row: Row): Row =>
  row.payCurrency === undefined
    ? row
    : { ...row, payCurrency: currencyCode(String(row.payCurrency), `people, ${row.payee}`) };

const shape = (table: InputTable, row: Row): Row => {
  if (table === "people") return personOf(row);
  if (table === "quotas") return quotaOf(row);
  if (table === "rates") return rateOf(row);
  if (table === "splits") return splitOf(row);
  if (table === "exceptions") return { component: "", ...row };
  if (table === "creditNotes") return { currency: null, ...row };
  return row;
};

/** The tables of a run by name, each with a header row. */
export type RunTables = Readonly<Partial<Record<InputTable, Cells>>>;

/**
 * Reads the tables of a run beside plan and deals: people, splits, quotas, rates, credit notes, cancellations, collections, leaves,
 * objectives, adjustments, exceptions. Columns are found by header in the six languages, unknown ones are ignored, blank rows skipped.
 * Numbers have a decimal point, dates are ISO. All problems at once, each with table and cell.
 */
export const readRunTables = (
  tables: RunTables,
  calendar: FiscalCalendar,
): { inputs: Pick<RunInputs, "people"> & Partial<RunInputs>; problems: readonly RevError[] } => {
  const problems: RevError[] = [];
  const inputs: Record<string, readonly Row[]> = { people: [] };
  for (const table of Object.keys(inputTables) as InputTable[]) {
    const cells = tables[table];
    if (cells === undefined) continue;
    inputs[table] = rowsOf(table, cells, calendar, problems).flatMap((row) => {
      try {
        return [shape(table, row)];
      } catch (error) {
        if (!(error instanceof RevError)) throw error;
        problems.push(error);
        return [];
      }
    });
  }
  return { inputs: inputs as unknown as Pick<RunInputs, "people"> & Partial<RunInputs>, problems };
};
