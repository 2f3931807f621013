import { RevError } from "../../core/errors/error.ts";
import type { Command } from "../command.ts";

export const sql: Command = {
  name: "sql",
  arguments: "[query]",
  summary: "ask a read-only question of a pack's tables or of a run's database, or print the models for a warehouse",
  options: [
    { flags: "--pack <folder>", summary: "quarter pack whose tables are asked (default: the newest here)" },
    { flags: "--db <file>", summary: "database that run wrote with --db" },
    { flags: "--json", summary: "print rows as JSON" },
    { flags: "--models <dialect>", summary: "print the funnel and retention models instead: duckdb or postgres" },
  ],
  run: async ([query], options, terminal) => {
    if (options.models !== undefined) return (await import("../portable-models.ts")).printModels(options, terminal);
    if (query === undefined)
      throw new RevError("OPERAND_MISSING", { command: "sql", argument: "<query>", help: "revsheet sql --help" });
    return (await import("../ask.ts")).ask(query, options, terminal);
  },
};
