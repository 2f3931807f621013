import { readFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { parseDocument } from "yaml";
import { calendarYear } from "../../core/calendar/fiscal.ts";
import { type InputTable, inputTables } from "../../core/commission/engine/table-columns.ts";
import { readRunTables } from "../../core/commission/engine/tables.ts";
import type { PlanCell } from "../../core/commission/plan/cells.ts";
import { planRowsOf } from "../../core/commission/plan/table.ts";
import { type PlanTree, planTableOfTree } from "../../core/commission/plan/tree.ts";
import { RevError } from "../../core/errors/error.ts";
import { fold } from "../../core/locale/fold.ts";
import { csvTable } from "../source/csv-table.ts";
import { fileError, fileHash } from "../source/file-bytes.ts";
import type { Table } from "../source/table.ts";
import { xlsxTables } from "../source/xlsx-table.ts";
import { isBooksHeader } from "./side-columns.ts";

/** A table of compensation: those a run of core reads, the plan, and `books`, the terms under which costs are booked. */
export type CompensationTable = "plan" | "books" | InputTable;

export interface CompensationFile {
  /** Name relative to the folder. */
  readonly file: string;
  readonly sha256: string;
  /** Header first, blank rows kept. */
  readonly cells: readonly (readonly PlanCell[])[];
}

export type Compensation = ReadonlyMap<CompensationTable, CompensationFile>;

/** The folder inside an export whose files are tables of compensation. */
export const compensationFolder = "compensation";
/** Locks lie inside it and are no table. */
export const locksFolder = "locks";

// Names of files without their ending, folded; the table's own name always counts.
const stems: Readonly<Record<CompensationTable, string>> = {
  plan: "plan|plans|compensation plan|vergutungsplan|plan de compensacion|plan prowizyjny|plano de remuneracao|prim plani",
  people: "people|payees|personen|mitarbeiter|personas|osoby|pessoas|kisiler",
  splits: "splits|split|aufteilung|repartos|podzialy|divisoes|paylasimlar",
  quotas: "quotas|quota|verkaufsziele|cuotas|cele|cotas|kotalar",
  rates: "rates|exchange rates|fx rates|kurse|wechselkurse|tipos de cambio|kursy|taxas de cambio|kurlar",
  creditNotes:
    "credit notes|creditnotes|gutschriften|notas de credito|noty kredytowe|korekty|notas de credito|iade faturalari",
  cancellations: "cancellations|stornierungen|cancelaciones|anulowania|cancelamentos|iptaller",
  collections: "collections|payments|zahlungseingange|cobros|wplaty|recebimentos|tahsilatlar",
  leaves: "leaves|leave|abwesenheiten|ausencias|nieobecnosci|afastamentos|izinler",
  objectives: "objectives|mbo|ziele|objetivos|zadania|hedefler",
  adjustments: "adjustments|korrekturen|ajustes|korekty prowizji|duzeltmeler",
  exceptions: "exceptions|ausnahmen|excepciones|wyjatki|excecoes|istisnalar",
  books: "books|bucher|libros|ksiegi|livros|defterler",
};
const tables = Object.keys(stems) as CompensationTable[];

const stemOf = (file: string): string =>
  fold(basename(file, extname(file)))
    .replace(/[_\-.]+/g, " ")
    .replace(/ *\d[\d ]*(q\d)?$/, "")
    .trim();

const byName = (file: string): CompensationTable | undefined => {
  const stem = stemOf(file);
  return tables.find((table) => stems[table].split("|").includes(stem));
};

const isInFolder = (file: string): boolean => dirname(file).split("/").includes(compensationFolder);
const isLock = (file: string): boolean => isInFolder(file) && dirname(file).split("/").includes(locksFolder);

/** Whether a header row has every column that a table must have. */
const fits = (table: CompensationTable, header: readonly PlanCell[]): boolean => {
  if (table === "books") return isBooksHeader(header);
  if (table !== "plan") {
    return !readRunTables({ [table]: [header] }, calendarYear).problems.some(
      ({ code }) => code === "TABLE_COLUMN_MISSING",
    );
  }
  try {
    planRowsOf([header]);
    return true;
  } catch (error) {
    if (error instanceof RevError) return false;
    throw error;
  }
};

const requiredColumns = (table: InputTable): number =>
  Object.values(inputTables[table]).filter((column) => "required" in column && column.required).length;

/** The table a header fits; of several the one that asks for most. */
const byHeader = (header: readonly PlanCell[]): CompensationTable | undefined => {
  const found = (Object.keys(inputTables) as InputTable[])
    .filter((table) => fits(table, header))
    .sort((a, b) => requiredColumns(b) - requiredColumns(a))[0];
  return found ?? (fits("plan", header) ? "plan" : undefined);
};

/** Lines above the header that are searched past, as titles of a report. */
const mostPreamble = 20;

/** Every record of a file at its line, blank lines as blank rows, so that a person finds the places. */
const recordsOf = async (table: Table, file: string): Promise<(readonly string[])[]> => {
  const records: (readonly string[])[] = [];
  for await (const batch of table.rows()) {
    for (const { line, fields, flaw } of batch) {
      if (flaw !== null) throw new RevError("FILE_DAMAGED", { file, format: table.format, cause: `line ${line}` });
      while (records.length < line - 1) records.push([]);
      records.push(fields);
    }
  }
  return records;
};

const textOf = (path: string): string => {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw fileError(error, path);
  }
};

/** A plan written as YAML as the table it stands for. */
const planOfYaml = (path: string): PlanCell[][] => {
  const document = parseDocument(textOf(path));
  const [broken] = document.errors;
  if (broken === undefined) return planTableOfTree(document.toJS() as PlanTree);
  const { line = 1, col = 1 } = broken.linePos?.[0] ?? {};
  throw new RevError("CONFIG_SYNTAX", { file: path, line, column: col, reason: broken.message.split("\n")[0] ?? "" });
};

const isYaml = (file: string): boolean => /\.ya?ml$/i.test(file);
const isTable = (file: string): boolean => /\.(csv|tsv|txt|tab|xlsx|xlsm)$/i.test(file);

/** The cells of one file: CSV in any encoding and delimiter, the first sheet of a workbook, or YAML for a plan. Header not searched for. */
const rawCells = async (path: string, name: string): Promise<readonly (readonly PlanCell[])[]> => {
  if (isYaml(path)) return planOfYaml(path);
  const table = /\.xls[xm]$/i.test(path) ? (await xlsxTables(path, false))[0] : await csvTable(path, false, {});
  return table === undefined ? [] : recordsOf(table, name);
};

/** Cells from their header on: the first row that has the columns of the table, else the first row that is not blank. */
const fromHeader = (cells: readonly (readonly PlanCell[])[], table: CompensationTable | undefined) => {
  const found = cells
    .slice(0, mostPreamble)
    .findIndex((row) => (table === undefined ? byHeader(row) !== undefined : fits(table, row)));
  const filled = cells.findIndex((row) => row.some((cell) => cell !== null && cell !== undefined && cell !== ""));
  return cells.slice(found >= 0 ? found : Math.max(0, filled));
};

/** The plan in a file. */
export const readPlanCells = async (path: string): Promise<readonly (readonly PlanCell[])[]> =>
  fromHeader(await rawCells(path, path), "plan");

/** Reads one file of compensation tables and says which it is. */
const readFile = async (folder: string, file: string): Promise<readonly [CompensationTable, CompensationFile]> => {
  const path = join(folder, file);
  const raw = isTable(file) || isYaml(file) ? await rawCells(path, file) : [];
  const cells = fromHeader(raw, byName(file));
  const table = byName(file) ?? (isYaml(file) ? "plan" : byHeader(cells[0] ?? []));
  if (table === undefined) throw new RevError("COMPENSATION_UNKNOWN", { file, tables: tables.join(", ") });
  return [table, { file, sha256: await fileHash(path), cells }];
};

/** Outside the folder only a file that is named for its table and has its columns is one; the CRM may have quotas of its own. */
const isOutside = async (folder: string, file: string): Promise<boolean> => {
  const table = byName(file);
  if (table === undefined || table === "quotas" || table === "collections" || table === "books" || !isTable(file))
    return false;
  const cells = fromHeader(await rawCells(join(folder, file), file), table);
  return fits(table, cells[0] ?? []);
};

/**
 * Parts the files of a folder: tables of compensation are those in its folder `compensation`, and files beside the exports that are named
 * for such a table and have its columns. Locks are neither. COMPENSATION_TWICE for two files of one table, COMPENSATION_UNKNOWN for a file
 * in the folder that is none.
 */
export const findCompensation = async (
  folder: string,
  { files, ignored }: { readonly files: readonly string[]; readonly ignored: readonly string[] },
): Promise<{ compensation: Compensation; files: string[]; ignored: string[] }> => {
  const compensation = new Map<CompensationTable, CompensationFile>();
  const left: string[] = [];
  const yamls = ignored.filter((file) => isInFolder(file) && isYaml(file));
  for (const file of [...files, ...yamls]) {
    if (isLock(file)) continue;
    if (!isInFolder(file) && !(await isOutside(folder, file))) {
      left.push(file);
      continue;
    }
    const [table, content] = await readFile(folder, file);
    const other = compensation.get(table);
    if (other !== undefined) throw new RevError("COMPENSATION_TWICE", { table, first: other.file, second: file });
    compensation.set(table, content);
  }
  return { compensation, files: left, ignored: ignored.filter((file) => !isLock(file) && !yamls.includes(file)) };
};
