import { RevError } from "../core/errors/error.ts";
import { encodingNamed, encodings } from "../core/import/encoding.ts";
import type { ImportOptions } from "../core/import/options.ts";
import { formatNumber, formatPercent } from "../core/locale/format.ts";
import type { Language } from "../core/locale/language.ts";
import { speaker } from "../core/locale/message.ts";
import { type Inspection, inspectFiles } from "./inspect.ts";
import { inspectMessages } from "./inspect-messages.ts";

/** Options of the command line as text; each settles only what the files leave open, except encoding and delimiter, which are taken. */
export interface InspectArguments {
  readonly json?: boolean;
  readonly language?: Language;
  readonly locale?: string;
  /** dd/mm/yyyy, mm/dd/yyyy or another pattern with d before or after m. */
  readonly dateFormat?: string;
  /** point, comma, "." or ",". */
  readonly decimal?: string;
  readonly encoding?: string;
  /** A character, or comma, semicolon, tab, pipe. */
  readonly delimiter?: string;
}

const invalid = (option: string, value: string, allowed: string): RevError =>
  new RevError("IMPORT_OPTION_INVALID", { option, value, allowed });

const decimals: Readonly<Record<string, "." | ",">> = { point: ".", ".": ".", comma: ",", ",": "," };
const delimiters: Readonly<Record<string, string>> = { comma: ",", semicolon: ";", tab: "\t", "\\t": "\t", pipe: "|" };

/** The import options of a command line; IMPORT_OPTION_INVALID names a value that is none. */
export const importOptions = (told: InspectArguments): ImportOptions => {
  const options: { -readonly [K in keyof ImportOptions]: ImportOptions[K] } = {};
  if (told.locale !== undefined) {
    if (!/^[a-z]{2}([-_][a-z]{2})?$/i.test(told.locale))
      throw invalid("--locale", told.locale, "en-US, en-GB, de, pt-BR…");
    options.locale = told.locale;
  }
  if (told.dateFormat !== undefined) {
    if (!/d.*m|m.*d/i.test(told.dateFormat)) throw invalid("--date-format", told.dateFormat, "dd/mm/yyyy, mm/dd/yyyy");
    options.dateFormat = told.dateFormat;
  }
  if (told.decimal !== undefined) {
    const mark = decimals[told.decimal.toLowerCase()];
    if (mark === undefined) throw invalid("--decimal", told.decimal, "point, comma");
    options.decimal = mark;
  }
  if (told.encoding !== undefined) {
    const encoding = encodingNamed(told.encoding);
    if (encoding === undefined) throw invalid("--encoding", told.encoding, encodings.join(", "));
    options.encoding = encoding;
  }
  if (told.delimiter !== undefined) {
    const delimiter = delimiters[told.delimiter.toLowerCase()] ?? told.delimiter;
    if (delimiter.length !== 1) throw invalid("--delimiter", told.delimiter, "comma, semicolon, tab, pipe");
    options.delimiter = delimiter;
  }
  return options;
};

const shownAside = 10;
const none = "–";

/** One inspection as lines of text for a terminal. */
export const inspectionText = (inspection: Inspection, language: Language): string => {
  const say = speaker(inspectMessages, language);
  const count = (value: number) => formatNumber(value, 0, language);
  const name = inspection.sheet === null ? inspection.file : `${inspection.file} [${inspection.sheet}]`;
  const kind = [inspection.crm, inspection.object, inspection.language].filter((part) => part !== null).join(", ");
  const lines = [kind === "" ? name : `${name}: ${kind}`];
  if (inspection.object === null) return [...lines, `  ${say("nothing")}`].join("\n");
  const { encoding, delimiter, decimal, date_format: dates, header_line: line } = inspection;
  lines.push(
    `  ${say("written", { encoding: encoding ?? none, delimiter: delimiter ?? none, decimal: decimal ?? none, dates: dates ?? none, line: line ?? none })}`,
    `  ${say("counts", {
      records: count(inspection.data_records),
      loaded: count(inspection.loaded),
      quarantined: count(inspection.quarantined),
      footers: count(inspection.footer_lines),
    })}`,
    `  ${say("columns")}:`,
  );
  const width = Math.min(48, Math.max(...inspection.columns.map((column) => column.name.length)));
  for (const column of inspection.columns) {
    const share = column.fill === null ? "" : say("filled", { share: formatPercent(String(column.fill), 0, language) });
    const stage = column.stage === null ? "" : ` "${column.stage}"`;
    const range = inspection.date_range[column.name];
    const days = range === undefined ? "" : `${range[0]} … ${range[1]}`;
    const parts = [`${column.field ?? say("dimension")}${stage}`, share, days].filter((part) => part !== "");
    lines.push(`    ${column.name.padEnd(width)}  ${parts.join("  ")}`);
  }
  const pairs = (title: string, values: Readonly<Record<string, unknown>>): void => {
    const entries = Object.entries(values);
    if (entries.length === 0) return;
    lines.push(`  ${title}:`);
    for (const [key, value] of entries) {
      lines.push(`    ${key}: ${typeof value === "object" ? JSON.stringify(value) : String(value)}`);
    }
  };
  pairs(say("totals"), inspection.totals);
  pairs(say("findings"), inspection.warnings);
  if (inspection.quarantined > 0) {
    lines.push(`  ${say("aside")}:`);
    for (const { record, line: at, column, reason, cure } of inspection.quarantine.slice(0, shownAside)) {
      lines.push(`    ${say("place", { record, line: at, column: column ?? none, reason, cure })}`);
    }
    const more = inspection.quarantined - shownAside;
    if (more > 0) lines.push(`    ${say("more", { count: count(more) })}`);
  }
  lines.push(`  ${say("evidence")}:`, ...inspection.evidence.map((sentence) => `    ${sentence}`));
  return lines.join("\n");
};

/**
 * `revsheet inspect FILES`: what each file is and what would load of it, to stdout; with `json` an array of inspections. Writes nothing else.
 * Gives the exit code 0, also where records are set aside; errors of files and options are thrown as RevError.
 */
export const inspectCommand = async (paths: readonly string[], told: InspectArguments = {}): Promise<number> => {
  const language = told.language ?? "en";
  const inspections = await inspectFiles(paths, { ...importOptions(told), language });
  const text = told.json
    ? JSON.stringify(inspections, null, 2)
    : inspections.map((inspection) => inspectionText(inspection, language)).join("\n\n");
  process.stdout.write(`${text}\n`);
  return 0;
};
