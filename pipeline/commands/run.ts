import type { Command } from "../command.ts";

export const run: Command = {
  name: "run",
  arguments: "[folder]",
  summary: "read a folder of exports and write the quarter pack",
  options: [
    { flags: "--period <period>", summary: "quarter of the pack, such as 2026-Q3 (default: the last closed one)" },
    { flags: "--as-of <date>", summary: "date up to which data counts (default: the latest date in the data)" },
    { flags: "--out <folder>", summary: "where the pack goes (default: revsheet-PERIOD)" },
    { flags: "--config <file>", summary: "configuration (default: revsheet.yaml in the folder, if there)" },
    { flags: "--date-format <format>", summary: "dd/mm/yyyy or mm/dd/yyyy, where dates fit both" },
    { flags: "--decimal <mark>", summary: "decimal mark, where numbers fit both" },
    { flags: "--locale <locale>", summary: "locale that settles number and date formats, such as en-GB" },
    { flags: "--map <HEADER=field>", summary: "field that a column holds; none keeps it as a dimension", many: true },
    { flags: "--currency <code>", summary: "currency of the company" },
    { flags: "--rate <CUR=rate>", summary: "price of a foreign currency in the company's", many: true },
    { flags: "--snapshot <FILE=DATE>", summary: "date on which a file was exported", many: true },
    { flags: "--exclude <name>", summary: "leave a file out", many: true },
    { flags: "--only <sections>", summary: "sections of the pack, such as funnel,cohort" },
    { flags: "--previous <dir>", summary: "pack of the quarter before, whose actions are followed up" },
    { flags: "--company <name>", summary: "name on the report" },
    { flags: "--db <file>", summary: "keep the run's DuckDB database" },
    { flags: "--memory <size>", summary: "limit of DuckDB's memory, such as 500MB" },
    { flags: "--threads <n>", summary: "threads of DuckDB" },
    { flags: "--strict", summary: "exit with 1 if any record was set aside" },
    { flags: "--json", summary: "print the pack's place, counts and findings as JSON" },
  ],
  run: async (operands, options, terminal) =>
    (await import("../run.ts")).runQuarter(operands[0] ?? ".", options, terminal),
};
