import type { Command } from "../command.ts";
import { readingOptions, snapshotOption } from "./reading-options.ts";

export const run: Command = {
  name: "run",
  arguments: "[folder]",
  summary: "read a folder of exports and write the quarter pack",
  options: [
    { flags: "--period <period>", summary: "quarter of the pack, such as 2026-Q3 (default: the last closed one)" },
    { flags: "--out <folder>", summary: "where the pack goes (default: revsheet-PERIOD)" },
    ...readingOptions,
    snapshotOption,
    { flags: "--only <sections>", summary: "sections of the pack, such as funnel,cohort" },
    { flags: "--previous <dir>", summary: "pack of the quarter before, whose actions are followed up" },
    { flags: "--company <name>", summary: "name on the report" },
    { flags: "--db <file>", summary: "keep the run's DuckDB database" },
    { flags: "--strict", summary: "exit with 1 if any record was set aside" },
    { flags: "--json", summary: "print the pack's place, counts and findings as JSON" },
  ],
  run: async (operands, options, terminal) =>
    (await import("../run.ts")).runQuarter(operands[0] ?? ".", options, terminal),
};
