import type { CommandOption } from "../command.ts";

/** How the files of a folder are read: options of every command that reads exports. */
export const readingOptions: readonly CommandOption[] = [
  { flags: "--as-of <date>", summary: "date up to which data counts (default: the latest date in the data)" },
  { flags: "--config <file>", summary: "configuration (default: revsheet.yaml in the folder, if there)" },
  { flags: "--date-format <format>", summary: "dd/mm/yyyy or mm/dd/yyyy, where dates fit both" },
  { flags: "--decimal <mark>", summary: "decimal mark, where numbers fit both" },
  { flags: "--locale <locale>", summary: "locale that settles number and date formats, such as en-GB" },
  { flags: "--map <HEADER=field>", summary: "field that a column holds; none keeps it as a dimension", many: true },
  { flags: "--currency <code>", summary: "currency of the company" },
  { flags: "--rate <CUR=rate>", summary: "price of a foreign currency in the company's", many: true },
  { flags: "--exclude <name>", summary: "leave a file out", many: true },
  { flags: "--memory <size>", summary: "limit of DuckDB's memory, such as 500MB" },
  { flags: "--threads <n>", summary: "threads of DuckDB" },
];

/** The date of an export whose name does not tell it. */
export const snapshotOption: CommandOption = {
  flags: "--snapshot <FILE=DATE>",
  summary: "date on which a file was exported",
  many: true,
};
