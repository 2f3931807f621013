import type { Command } from "../command.ts";
import { readingOptions } from "./reading-options.ts";

export const quota: Command = {
  name: "quota",
  arguments: "[folder]",
  summary: "propose the reps' goals for the quarter ahead, check them and write a change file and goal letters",
  options: [
    {
      flags: "--target <amount>",
      summary: "goal of the company (default: the goals there are, else the same quarter a year before)",
    },
    { flags: "--over <share>", summary: "over-assignment, such as 0.05 (default: 0)" },
    { flags: "--unit <amount>", summary: "step of the goals (default: 1000)" },
    { flags: "--by <weights>", summary: "history, potential or equal (default: history)" },
    {
      flags: "--out <folder>",
      summary: "where change file and letters go (default: nowhere, the table is only printed)",
    },
    { flags: "--period <period>", summary: "last quarter that counts, such as 2026-Q3 (default: the last closed one)" },
    { flags: "--company <name>", summary: "name on the goal letters" },
    ...readingOptions,
  ],
  run: async (operands, options, terminal) =>
    (await import("../quota.ts")).proposeQuotas(operands[0] ?? ".", options, terminal),
};
