import type { Command } from "../command.ts";
import { run } from "./run.ts";

/** Options of `run` that say how files are read. */
const reading = run.options.filter(({ flags }) => !/^--(out|previous|only|db|strict|json|snapshot)\b/.test(flags));

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
    ...reading,
  ],
  run: async (operands, options, terminal) =>
    (await import("../quota.ts")).proposeQuotas(operands[0] ?? ".", options, terminal),
};
