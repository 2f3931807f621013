import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Language } from "../../core/locale/language.ts";
import { speaker } from "../../core/locale/message.ts";
import type { Stamp, Table } from "../../core/results.ts";
import { csvText } from "../csv.ts";
import { asWriteError, openWorkFolder } from "../output-folder.ts";
import { packSpeaker } from "../pack/messages.ts";
import { sheetNames } from "../pack/sheet-names.ts";
import { tableSheet } from "../pack/table-sheet.ts";
import { writeWorkbook } from "../pack/xlsx.ts";
import { version } from "../version.ts";
import { type OpenedRun, runFile } from "./open-run.ts";
import { linesTable, problemsTable, statementsTable } from "./run-tables.ts";
import { type CommissionRun, snapshotText, tableHashes } from "./snapshot.ts";
import { statementMessages } from "./statement-messages.ts";

/** A table as CSV with its keys as header, in machine form: decimal points, ISO dates. */
export const tableCsv = ({ columns, rows }: Table): string => csvText([columns.map(({ key }) => key), ...rows]);

/** The stamp that sheets of a commission run are drawn with; amounts carry their own currency. */
const stampOf = ({ inputs, asOf, company, files }: CommissionRun, language: Language): Stamp => ({
  product: "RevSheet",
  version,
  period: inputs.period.label,
  periodStart: inputs.period.start,
  periodEnd: inputs.period.end,
  asOf,
  company,
  currency: "",
  currencyDigits: 2,
  language,
  inputHash: "",
  configurationHash: "",
  inputs: files.map(({ file, sha256 }) => ({
    file,
    sha256,
    object: "",
    crm: "",
    read: 0,
    loaded: 0,
    quarantined: 0,
  })),
});

/** Tables of a run as a workbook, one sheet each; the first is the way back from the others. */
export const runWorkbook = async (
  run: CommissionRun,
  language: Language,
  tables: readonly Table[],
  title: string,
): Promise<Uint8Array> => {
  const stamp = stampOf(run, language);
  const names = sheetNames(tables.map((table) => table.title));
  const [overview = ""] = names;
  const say = packSpeaker(language);
  return writeWorkbook({
    title: [title, stamp.period].join(" "),
    subject: run.inputs.period.label,
    creator: stamp.product,
    company: run.company,
    date: run.asOf,
    cutNote: (count) => say("cut", { count: String(count) }),
    sheets: tables.map((table, i) => tableSheet(table, names[i] as string, overview, stamp, { bars: false })),
  });
};

const hashesTable = (run: CommissionRun): Table => ({
  id: "hashes",
  title: "SHA-256",
  definition: "",
  columns: [
    { key: "input", label: "", kind: "text" },
    { key: "sha256", label: "SHA-256", kind: "text" },
  ],
  rows: [...run.files.map(({ file, sha256 }) => [file, sha256]), ...Object.entries(tableHashes(run))],
});

/** Whether a folder may be replaced by a folder of commission files that has this file. */
export const holds =
  (name: string) =>
  (folder: string): boolean => {
    const names = readdirSync(folder);
    return names.length === 0 || names.includes(name);
  };

/** Fills a new folder and moves it to its place: it appears whole or not at all. `mark` is the file by which it may be replaced later. */
export const writeFolder = async (
  target: string,
  mark: string,
  fill: (folder: string) => Promise<void>,
): Promise<string> => {
  const work = openWorkFolder(dirname(resolve(target)), target, holds(mark));
  try {
    const folder = join(work.folder, "commission");
    mkdirSync(folder);
    await fill(folder);
    work.publish(folder, target);
    return target;
  } catch (error) {
    throw asWriteError(error, target);
  } finally {
    work.discard();
  }
};

/** The files of a run: commission.json (everything, hashed), lines, payees and problems as CSV, and a workbook of them. */
export const writeRun = async (run: OpenedRun, target: string): Promise<string> => {
  const { language } = run;
  const say = speaker(statementMessages, language);
  const tables = [statementsTable(run, language), linesTable(run, language), problemsTable(run, language)];
  return writeFolder(target, runFile, async (folder) => {
    writeFileSync(join(folder, runFile), snapshotText(run, run.signatures ?? undefined));
    for (const table of tables) writeFileSync(join(folder, `${table.id}.csv`), tableCsv(table));
    const workbook = await runWorkbook(run, language, [...tables, hashesTable(run)], say("commission"));
    writeFileSync(join(folder, "commission.xlsx"), workbook);
  });
};
