import type { Command } from "../command.ts";

export const commission: Command = {
  name: "commission",
  arguments: "<action> [operands...]",
  summary: "pay by plan: run, lock, adjust, diff A B, statements, explain DEAL, backtest, journal (docs/commission.md)",
  options: [
    { flags: "--period <period>", summary: "pay period, such as 2026-Q3 (default: the last closed quarter)" },
    { flags: "--as-of <date>", summary: "date up to which data counts (default: the latest date in the data)" },
    { flags: "--out <path>", summary: "where the result goes" },
    {
      flags: "--locks <folder>",
      summary: "folder of the locks (default: compensation/locks in the folder of exports)",
    },
    { flags: "--preparer <name>", summary: "lock: who prepared the run" },
    { flags: "--approver <name>", summary: "lock: who approves it; somebody else" },
    { flags: "--plan-b <file>", summary: "backtest: the plan to compare with, CSV, XLSX or YAML" },
    { flags: "--cliff <amount>", summary: "backtest: jumps of pay above this are cliffs (default: 100)" },
    { flags: "--payout", summary: "journal: book the payouts too" },
    { flags: "--config <file>", summary: "configuration (default: revsheet.yaml in the folder, if there)" },
    { flags: "--date-format <format>", summary: "dd/mm/yyyy or mm/dd/yyyy, where dates fit both" },
    { flags: "--decimal <mark>", summary: "decimal mark, where numbers fit both" },
    { flags: "--locale <locale>", summary: "locale that settles number and date formats, such as en-GB" },
    { flags: "--map <HEADER=field>", summary: "field that a column holds; none keeps it as a dimension", many: true },
    { flags: "--currency <code>", summary: "currency of the company" },
    { flags: "--rate <CUR=rate>", summary: "price of a foreign currency in the company's", many: true },
    { flags: "--snapshot <FILE=DATE>", summary: "date on which a file was exported", many: true },
    { flags: "--exclude <name>", summary: "leave a file out", many: true },
    { flags: "--memory <size>", summary: "limit of DuckDB's memory, such as 500MB" },
    { flags: "--threads <n>", summary: "threads of DuckDB" },
    { flags: "--json", summary: "print the result as JSON" },
  ],
  run: async (operands, options, terminal) =>
    (await import("../commission/command.ts")).commissionCommand(operands, options, terminal),
};
