import type { Command } from "../command.ts";
import { readingOptions } from "./reading-options.ts";

export const territory: Command = {
  name: "territory",
  arguments: "[folder]",
  summary: "propose territories that balance potential and workload with little change, and write a change file",
  options: [
    {
      flags: "--by <column>",
      summary: "what an account is assigned to: territory, team or rep (default: the first of them with two values)",
    },
    { flags: "--region <column>", summary: "country or industry: accounts stay among those who work theirs today" },
    { flags: "--disruption <weight>", summary: "weight of moved potential against balance (default: 0.5)" },
    { flags: "--lock <id>", summary: "account that stays where it is", many: true },
    {
      flags: "--capacity <deals>",
      summary: "most deals a territory may work, for all (500) or for one (North=300); may be repeated",
      many: true,
    },
    { flags: "--seconds <number>", summary: "longest that the solver may look for a better one (default: 20)" },
    { flags: "--out <file>", summary: "change file, a CSV (default: none, the table is only printed)" },
    ...readingOptions,
  ],
  run: async (operands, options, terminal) =>
    (await import("../territory.ts")).proposeTerritories(operands[0] ?? ".", options, terminal),
};
