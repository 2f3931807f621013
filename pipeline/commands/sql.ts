import type { Command } from "../command.ts";

export const sql: Command = {
  name: "sql",
  arguments: "<query>",
  summary: "ask a read-only question of a pack's tables or of a run's database",
  options: [
    { flags: "--pack <folder>", summary: "quarter pack whose tables are asked (default: the newest here)" },
    { flags: "--db <file>", summary: "database that run wrote with --db" },
    { flags: "--json", summary: "print rows as JSON" },
  ],
  run: async (operands, options, terminal) => (await import("../ask.ts")).ask(operands[0] ?? "", options, terminal),
};
