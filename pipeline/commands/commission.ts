import type { Command } from "../command.ts";
import { readingOptions, snapshotOption } from "./reading-options.ts";

export const commission: Command = {
  name: "commission",
  arguments: "<action> [operands...]",
  summary: "pay by plan: run, lock, adjust, diff A B, statements, explain DEAL, backtest, journal (docs/commission.md)",
  options: [
    { flags: "--period <period>", summary: "pay period, such as 2026-Q3 (default: the last closed quarter)" },
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
    { flags: "--company <name>", summary: "name on the statements" },
    ...readingOptions,
    snapshotOption,
    { flags: "--json", summary: "print the result as JSON" },
  ],
  run: async (operands, options, terminal) =>
    (await import("../commission/command.ts")).commissionCommand(operands, options, terminal),
};
