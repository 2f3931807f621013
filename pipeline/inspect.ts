import { statSync } from "node:fs";
import { join } from "node:path";
import { explain } from "../core/errors/error.ts";
import type { Crm, FieldName, ObjectKind } from "../core/import/fields.ts";
import { type Findings, findingCounter } from "../core/import/findings.ts";
import { type Note, noteMessages } from "../core/import/notes.ts";
import type { ImportOptions } from "../core/import/options.ts";
import type { QuarantineReason } from "../core/import/parsed.ts";
import { isUndecided } from "../core/import/parsed.ts";
import {
  dateFormatOf,
  decimalOf,
  type FileFormat,
  type FilePlan,
  localeOf,
  type Question,
} from "../core/import/plan.ts";
import { type Totals, totalsCounter } from "../core/import/totals.ts";
import { isQuarantined, type QuarantinedRecord, validator } from "../core/import/validate.ts";
import type { Language } from "../core/locale/language.ts";
import { fill } from "../core/locale/message.ts";
import { findCompensation } from "./commission/compensation-files.ts";
import { discover } from "./load/discover.ts";
import { delimiterName } from "./source/csv-table.ts";
import { type EmptySource, isEmpty, openSources, type Source } from "./source/open-source.ts";

/** One column of an inspected file: what it became and how full it is among the loaded records, from 0 to 1. */
export interface InspectedColumn {
  readonly header: string;
  readonly name: string;
  readonly field: FieldName | null;
  readonly stage: string | null;
  readonly pipeline: string | null;
  readonly fill: number | null;
}

/** What a file is and what would load of it. Names are those of test/fixtures/torture/expected.json. */
export interface Inspection {
  readonly file: string;
  readonly sheet: string | null;
  readonly format: FileFormat;
  readonly bytes: number;
  readonly sha256: string | null;
  readonly encoding: string | null;
  readonly bom: boolean;
  readonly delimiter: string | null;
  readonly decimal: string | null;
  readonly thousands: readonly string[];
  readonly date_format: string | null;
  readonly locale: string | null;
  readonly line_ending: string | null;
  readonly header_line: number | null;
  readonly preamble_lines: number;
  readonly footer_lines: number;
  readonly data_records: number;
  readonly loaded: number;
  readonly quarantined: number;
  readonly quarantine: readonly QuarantinedRecord[];
  readonly quarantine_reasons: Readonly<Partial<Record<QuarantineReason, number>>>;
  readonly warnings: Findings;
  readonly totals: Totals;
  readonly crm: Crm | null;
  readonly object: ObjectKind | null;
  readonly language: Language | null;
  readonly columns: readonly InspectedColumn[];
  /** First and last calendar day of each date column. */
  readonly date_range: Readonly<Record<string, readonly [string, string]>>;
  readonly questions: readonly Question[];
  readonly evidence: readonly string[];
}

export interface InspectOptions extends ImportOptions {
  /** Of evidence and cures; English without it. */
  readonly language?: Language;
}

const sentence = (note: Note, language: Language): string => fill(noteMessages[note.key][language], note.parameters);

const markNames: Readonly<Record<string, string>> = { " ": "space", "\u00a0": "U+00A0", "\u202f": "U+202F" };

const thousandsOf = (plan: FilePlan): string[] => {
  const marks = plan.columns.filter((column) => column.kind === "amount").flatMap((column) => column.thousands);
  return [...new Set(marks)].sort().map((mark) => markNames[mark] ?? mark);
};

const inspectEmpty = ({ table, unknown, path, bytes, sha256 }: EmptySource, language: Language): Inspection => ({
  file: path.split(/[\\/]/).pop() as string,
  sheet: table.sheet,
  format: table.format,
  bytes,
  sha256,
  encoding: table.encoding,
  bom: table.bom,
  delimiter: null,
  decimal: null,
  thousands: [],
  date_format: null,
  locale: null,
  line_ending: table.lineEnding,
  header_line: null,
  preamble_lines: 0,
  footer_lines: 0,
  data_records: 0,
  loaded: 0,
  quarantined: 0,
  quarantine: [],
  quarantine_reasons: {},
  warnings: {},
  totals: {},
  crm: null,
  object: null,
  language: null,
  columns: [],
  date_range: {},
  questions: [],
  evidence: [
    ...table.notes.map((note) => sentence(note, language)),
    ...(unknown === null ? [] : [explain(unknown, language).message]),
  ],
});

const inspectSource = async (source: Source, language: Language): Promise<Inspection> => {
  const { plan } = source;
  const { columns, recognition } = plan;
  const validate = validator(plan, language);
  const findings = findingCounter(plan);
  const totals = totalsCounter(plan);
  const quarantine: QuarantinedRecord[] = [];
  const reasons: Partial<Record<QuarantineReason, number>> = {};
  const filled = columns.map(() => 0);
  const ranges = new Map<string, [string, string]>();
  let loaded = 0;
  let records = 0;
  for await (const batch of source.records()) {
    for (const { raw, record } of batch) {
      records++;
      const checked = validate(raw, record);
      if (isQuarantined(checked)) {
        quarantine.push(checked);
        reasons[checked.reason] = (reasons[checked.reason] ?? 0) + 1;
        continue;
      }
      loaded++;
      findings.add(checked);
      totals.add(checked);
      for (const [index, value] of checked.values.entries()) {
        if (value === null) continue;
        filled[index] = (filled[index] as number) + 1;
        if (typeof value !== "object" || isUndecided(value)) continue;
        const name = columns[index]?.name as string;
        const range = ranges.get(name);
        if (range === undefined) ranges.set(name, [value.date, value.date]);
        else if (value.date < range[0]) range[0] = value.date;
        else if (value.date > range[1]) range[1] = value.date;
      }
    }
  }
  return {
    file: plan.file,
    sheet: plan.sheet,
    format: plan.format,
    bytes: source.bytes,
    sha256: source.sha256,
    encoding: plan.encoding,
    bom: plan.bom,
    delimiter: plan.delimiter === null ? null : delimiterName(plan.delimiter),
    decimal: decimalOf(columns),
    thousands: thousandsOf(plan),
    date_format: dateFormatOf(columns),
    locale: localeOf(recognition.language, columns),
    line_ending: plan.lineEnding,
    header_line: plan.headerLine,
    preamble_lines: plan.preambleLines,
    footer_lines: source.footerLines(),
    data_records: records,
    loaded,
    quarantined: quarantine.length,
    quarantine,
    quarantine_reasons: reasons,
    warnings: findings.result(),
    totals: totals.result(),
    crm: recognition.crm,
    object: recognition.object,
    language: recognition.language,
    columns: columns.map(({ header, name, field, stage, pipeline }, index) => ({
      header,
      name,
      field,
      stage,
      pipeline,
      fill: loaded === 0 ? null : (filled[index] as number) / loaded,
    })),
    date_range: Object.fromEntries(ranges),
    questions: plan.questions,
    evidence: [...plan.notes.map((note) => sentence(note, language)), ...recognition.evidence],
  };
};

/** The files of a folder that can hold an export, without tables of compensation; any other path is itself. */
const filesAt = async (path: string): Promise<string[]> => {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return [path];
  const { files } = await findCompensation(path, discover(path));
  return files.map((name) => join(path, name));
};

/**
 * Looks at files and folders without loading them: one inspection a table, in the order of the paths; a workbook has one a sheet. Every data record is
 * counted as loaded or quarantined. Throws the errors of `openSources` for the first file that can't be read.
 */
export const inspectFiles = async (paths: readonly string[], options: InspectOptions = {}): Promise<Inspection[]> => {
  const language = options.language ?? "en";
  const inspections: Inspection[] = [];
  for (const path of (await Promise.all(paths.map(filesAt))).flat()) {
    for (const source of await openSources(path, options)) {
      inspections.push(isEmpty(source) ? inspectEmpty(source, language) : await inspectSource(source, language));
    }
  }
  return inspections;
};
